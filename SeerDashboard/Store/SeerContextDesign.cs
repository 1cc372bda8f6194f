using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SeerDashboard.Store;

/// <summary>For <c>dotnet ef migrations add</c>: the model without a host.</summary>
internal sealed class SeerContextDesign : IDesignTimeDbContextFactory<SeerContext>
{
    public SeerContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SeerContext>().UseSqlite("Data Source=design.db").Options);
}
