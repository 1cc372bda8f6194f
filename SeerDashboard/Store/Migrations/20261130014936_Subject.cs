using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Subject : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "People",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Subject",
                table: "People");
        }
    }
}
