using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SeerDashboard.Store.Migrations
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReviewComments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Integration = table.Column<string>(type: "TEXT", nullable: false),
                    Installation = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Repo = table.Column<string>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", nullable: true),
                    Side = table.Column<string>(type: "TEXT", nullable: true),
                    Line = table.Column<int>(type: "INTEGER", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewComments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReviewVerdicts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Integration = table.Column<string>(type: "TEXT", nullable: false),
                    Installation = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Over = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewVerdicts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ViewedFiles",
                columns: table => new
                {
                    Integration = table.Column<string>(type: "TEXT", nullable: false),
                    Installation = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    FileKey = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ViewedFiles", x => new { x.RunId, x.Integration, x.Installation, x.Person, x.FileKey });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewComments_RunId_Integration_Installation",
                table: "ReviewComments",
                columns: new[] { "RunId", "Integration", "Installation" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewVerdicts_RunId_Integration_Installation",
                table: "ReviewVerdicts",
                columns: new[] { "RunId", "Integration", "Installation" });

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Runs_removed_reviews" AFTER DELETE ON "Runs" BEGIN
                    DELETE FROM "ViewedFiles" WHERE "RunId" = old."RunId" AND "Integration" = old."Integration" AND "Installation" = old."Installation";
                    DELETE FROM "ReviewComments" WHERE "RunId" = old."RunId" AND "Integration" = old."Integration" AND "Installation" = old."Installation";
                    DELETE FROM "ReviewVerdicts" WHERE "RunId" = old."RunId" AND "Integration" = old."Integration" AND "Installation" = old."Installation";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER \"Runs_removed_reviews\";");

            migrationBuilder.DropTable(
                name: "ReviewComments");

            migrationBuilder.DropTable(
                name: "ReviewVerdicts");

            migrationBuilder.DropTable(
                name: "ViewedFiles");
        }
    }
}
