using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ClaimedBy",
                table: "Runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Handlings",
                columns: table => new
                {
                    Integration = table.Column<string>(type: "TEXT", nullable: false),
                    Installation = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handlings", x => new { x.RunId, x.Integration, x.Installation });
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "RunFiles",
                columns: table => new
                {
                    Run = table.Column<long>(type: "INTEGER", nullable: false),
                    Repo = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    IsChanged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunFiles", x => new { x.Run, x.Path, x.Repo });
                });

            migrationBuilder.CreateTable(
                name: "Views",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Notifies = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Views", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WallLinks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WallLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RunFiles_Path_Repo",
                table: "RunFiles",
                columns: new[] { "Path", "Repo" });

            migrationBuilder.CreateIndex(
                name: "IX_Views_Owner",
                table: "Views",
                column: "Owner");

            // Names are found by any part of them, long texts by the beginnings of their words. Texts that are removed leave nothing behind in the index.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "RunNames" USING fts5(ids, title, paths, pulls, repos, tokenize = 'trigram');
                INSERT INTO "RunNames" ("RunNames", rank) VALUES ('secure-delete', 1);
                CREATE VIRTUAL TABLE "RunTexts" USING fts5(headline, cause, solution, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
                INSERT INTO "RunTexts" ("RunTexts", rank) VALUES ('secure-delete', 1);
                CREATE TRIGGER "Runs_removed" AFTER DELETE ON "Runs" BEGIN
                    DELETE FROM "RunFiles" WHERE "Run" = old."Id";
                    DELETE FROM "RunNames" WHERE rowid = old."Id";
                    DELETE FROM "RunTexts" WHERE rowid = old."Id";
                    DELETE FROM "Handlings" WHERE "RunId" = old."RunId" AND "Integration" = old."Integration" AND "Installation" = old."Installation";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Runs_removed";
                DROP TABLE "RunNames";
                DROP TABLE "RunTexts";
                """);

            migrationBuilder.DropTable(
                name: "Handlings");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "RunFiles");

            migrationBuilder.DropTable(
                name: "Views");

            migrationBuilder.DropTable(
                name: "WallLinks");

            migrationBuilder.DropColumn(
                name: "ClaimedBy",
                table: "Runs");
        }
    }
}
