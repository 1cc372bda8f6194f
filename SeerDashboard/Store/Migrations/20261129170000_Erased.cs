using Microsoft.EntityFrameworkCore.Migrations;
using SeerDashboard.Store.Chain;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Erased : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ErasedHash",
                table: "Deliveries",
                type: "BLOB",
                nullable: true);

            // A store from before the chain has no erased deliveries.
            migrationBuilder.Sql($"UPDATE Deliveries SET ErasedHash = {ErasedMark.Before} WHERE ErasedAt IS NOT NULL AND Link IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ErasedHash",
                table: "Deliveries");
        }
    }
}
