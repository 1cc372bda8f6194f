using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Secrets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NotAfter",
                table: "Secrets",
                type: "INTEGER",
                nullable: true);

            // Made anew with its large columns last: they had come to stand before what lists and indexes read. EF would do it outside of the transaction.
            migrationBuilder.Sql(
                """
                CREATE TABLE "Deliveries_new" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_Deliveries" PRIMARY KEY AUTOINCREMENT,
                    "ReceivedAt" INTEGER NOT NULL,
                    "SentAt" INTEGER NOT NULL,
                    "Integration" TEXT NOT NULL,
                    "Kind" TEXT NOT NULL,
                    "Installation" TEXT NOT NULL,
                    "Resource" TEXT NOT NULL,
                    "Action" TEXT NULL,
                    "RunId" INTEGER NULL,
                    "GroupId" INTEGER NULL,
                    "RequestId" TEXT NOT NULL,
                    "Size" INTEGER NOT NULL,
                    "Outcome" TEXT NOT NULL,
                    "Reason" TEXT NULL,
                    "BodyHash" TEXT NOT NULL,
                    "ErasedAt" INTEGER NULL,
                    "ReadAgainAt" INTEGER NULL,
                    "ArrivedAs" TEXT NULL,
                    "FactsHash" BLOB NULL,
                    "BlobHash" BLOB NULL,
                    "Link" BLOB NULL,
                    "Headers" TEXT NULL,
                    "Read" BLOB NULL,
                    "Body" BLOB NULL
                );
                INSERT INTO "Deliveries_new" (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, BodyHash, ErasedAt, FactsHash, BlobHash, Link, Headers, Read, Body)
                SELECT Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, BodyHash, ErasedAt, FactsHash, BlobHash, Link, Headers, Read, Body FROM "Deliveries" ORDER BY Id;
                DROP TABLE "Deliveries";
                ALTER TABLE "Deliveries_new" RENAME TO "Deliveries";
                CREATE INDEX "IX_Deliveries_RunId_Integration_Installation" ON "Deliveries" ("RunId", "Integration", "Installation");
                CREATE INDEX "IX_Deliveries_Integration_ReceivedAt" ON "Deliveries" ("Integration", "ReceivedAt");
                """);

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Microseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.DeliveryId);
                });

            migrationBuilder.CreateTable(
                name: "Drift",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstDelivery = table.Column<long>(type: "INTEGER", nullable: false),
                    LastDelivery = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drift", x => new { x.Kind, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "Quarantine",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Resource = table.Column<string>(type: "TEXT", nullable: false),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false),
                    Timestamp = table.Column<string>(type: "TEXT", nullable: true),
                    Signature = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Headers = table.Column<string>(type: "TEXT", nullable: true),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quarantine", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Rejected",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: true),
                    Resource = table.Column<string>(type: "TEXT", nullable: false),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false),
                    UserAgent = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rejected", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RejectionCounts",
                columns: table => new
                {
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RejectionCounts", x => new { x.Reason, x.Address });
                });

            migrationBuilder.CreateTable(
                name: "SecretUses",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecretUses", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.Hour, x.Name });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Action_Id",
                table: "Deliveries",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_GroupId_Id",
                table: "Deliveries",
                columns: new[] { "GroupId", "Id" },
                filter: "GroupId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Outcome_Id",
                table: "Deliveries",
                columns: new[] { "Outcome", "Id" },
                filter: "Outcome <> 'Applied'");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Resource_Id",
                table: "Deliveries",
                columns: new[] { "Resource", "Id" },
                filter: "Resource <> 'seer'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "Drift");

            migrationBuilder.DropTable(
                name: "Quarantine");

            migrationBuilder.DropTable(
                name: "Rejected");

            migrationBuilder.DropTable(
                name: "RejectionCounts");

            migrationBuilder.DropTable(
                name: "SecretUses");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Action_Id",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_GroupId_Id",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Outcome_Id",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Resource_Id",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Secrets");

            migrationBuilder.DropColumn(
                name: "NotAfter",
                table: "Secrets");

            migrationBuilder.DropColumn(
                name: "ArrivedAs",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "ReadAgainAt",
                table: "Deliveries");
        }
    }
}
