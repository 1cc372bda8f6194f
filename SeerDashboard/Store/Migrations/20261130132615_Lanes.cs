using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Lanes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_DueAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Rule_RunId_Integration_Installation_Occasion",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_RunId_Integration_Installation",
                table: "Outbox");

            migrationBuilder.AddColumn<long>(
                name: "RemovedAt",
                table: "Projection",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "NotifyRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Channel_DueAt",
                table: "Outbox",
                columns: new[] { "Channel", "DueAt" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_RunId_Integration_Installation_Rule_Occasion",
                table: "Outbox",
                columns: new[] { "RunId", "Integration", "Installation", "Rule", "Occasion" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_Channel_DueAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_RunId_Integration_Installation_Rule_Occasion",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "Projection");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "NotifyRules");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DueAt",
                table: "Outbox",
                column: "DueAt",
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Rule_RunId_Integration_Installation_Occasion",
                table: "Outbox",
                columns: new[] { "Rule", "RunId", "Integration", "Installation", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_RunId_Integration_Installation",
                table: "Outbox",
                columns: new[] { "RunId", "Integration", "Installation" });
        }
    }
}
