using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Chain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<byte[]>(
                name: "Body",
                table: "Deliveries",
                type: "BLOB",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AddColumn<byte[]>(
                name: "BlobHash",
                table: "Deliveries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Deliveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "FactsHash",
                table: "Deliveries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Headers",
                table: "Deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Link",
                table: "Deliveries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Chain",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    Head = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chain", x => x.Id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Chain");

            migrationBuilder.DropColumn(
                name: "BlobHash",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "FactsHash",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "Headers",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "Deliveries");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Body",
                table: "Deliveries",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "BLOB",
                oldNullable: true);
        }
    }
}
