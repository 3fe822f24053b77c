using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Hosting;

/// <summary>What the use cases of scheme files do in a folder that no host of the process watches.</summary>
public sealed class SchemeFilesTests : IDisposable
{
    private const string Text =
        "scheme: orders\nsource: { connector: files, api: jsonl, id: id, request: { path: in.jsonl } }\n"
        + "target: { connector: noop, api: noop, request: [ { field: a, value: \"1\" }, { field: b, value: \"2\" } ] }\n";

    private static readonly Caller Author = new("li", Role.Author, "test");
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-files").FullName;
    private readonly Workspace workspace;

    public SchemeFilesTests() =>
        workspace = new Workspace(Path.Combine(folder, "state"), () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Schemes => Directory.CreateDirectory(Path.Combine(folder, "schemes")).FullName;

    [Fact]
    public async Task A_renamed_file_keeps_its_versions_and_its_drafts()
    {
        await using var store = SqliteRecordStore.Open(workspace.State);
        var files = SchemeFiles.Of(workspace, store, Schemes, null);
        var first = (await files.SaveAsync(Author, new FileSave("orders.yaml", Text), Token)).Current!.Version;
        var other = Text.Replace("\"2\"", "\"3\"", StringComparison.Ordinal);
        var second = (await files.SaveAsync(Author, new FileSave("orders.yaml", other) { Base = first }, Token)).Current!.Version;
        files.KeepDraft(Author, "orders.yaml", "half", second);

        var renamed = await files.RenameAsync(Author, "orders.yaml", "sales.yml", second, Token);

        Assert.Equal(("sales.yml", other, second), (renamed.File, renamed.Text, renamed.Version));
        Assert.Equal(["sales.yml"], Directory.GetFiles(Schemes).Select(Path.GetFileName));
        Assert.Equal([second, first], files.Versions("sales.yml").Select(v => v.Version));
        Assert.Equal(Text, files.Text("sales.yml", first));
        Assert.Equal(("half", second), (files.Draft(Author, "sales.yml")!.Text, files.Draft(Author, "sales.yml")!.Base));
        Assert.Empty(files.Versions("orders.yaml"));
        Assert.Null(files.Draft(Author, "orders.yaml"));
        var audit = (await store.Access.AuditAsync(new AuditQuery(), Token))[0];
        Assert.Equal(
            ("orders", "file orders.yaml renamed to sales.yml", "文件 orders.yaml 改名为 sales.yml"),
            (audit.Scheme, audit.Action.English, audit.Action.Chinese)
        );
    }

    [Fact]
    public async Task A_draft_that_somebody_has_under_the_new_name_is_not_overwritten()
    {
        await using var store = SqliteRecordStore.Open(workspace.State);
        var files = SchemeFiles.Of(workspace, store, Schemes, null);
        var version = (await files.SaveAsync(Author, new FileSave("orders.yaml", Text), Token)).Current!.Version;
        files.KeepDraft(Author, "orders.yaml", "of the file", version);
        files.KeepDraft(Author, "sales.yaml", "of the name", null);
        await files.RenameAsync(Author, "orders.yaml", "sales.yaml", version, Token);
        Assert.Equal("of the name", files.Draft(Author, "sales.yaml")!.Text);
        Assert.Equal("of the file", files.Draft(Author, "orders.yaml")!.Text);
    }

    [Theory]
    [InlineData("orders.yaml", "taken.yaml", Refusal.Conflict)]
    [InlineData("orders.yaml", "orders.yaml", Refusal.Conflict)]
    [InlineData("orders.yaml", "folder.yaml", Refusal.Conflict)]
    [InlineData("orders.yaml", "../orders.yaml", Refusal.Wrong)]
    [InlineData("../environment.yaml", "sales.yaml", Refusal.Wrong)]
    [InlineData("orders.yaml", ".sales.yaml", Refusal.Wrong)]
    [InlineData("orders.yaml", "sales.txt", Refusal.Wrong)]
    [InlineData("orders.yaml", "sales.json", Refusal.Wrong)]
    [InlineData("nowhere.yaml", "sales.yaml", Refusal.NotFound)]
    public async Task A_rename_that_is_refused_changes_nothing(string file, string name, Refusal refusal)
    {
        await using var store = SqliteRecordStore.Open(workspace.State);
        var files = SchemeFiles.Of(workspace, store, Schemes, null);
        var version = (await files.SaveAsync(Author, new FileSave("orders.yaml", Text), Token)).Current!.Version;
        await File.WriteAllTextAsync(Path.Combine(Schemes, "taken.yaml"), "scheme: taken\n", Token);
        Directory.CreateDirectory(Path.Combine(Schemes, "folder.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "environment.yaml"), "connections: {}\n", Token);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => files.RenameAsync(Author, file, name, version, Token));

        Assert.Equal(refusal, refused.Refusal);
        Assert.Equal(["orders.yaml", "taken.yaml"], Directory.GetFiles(Schemes).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([version], files.Versions("orders.yaml").Select(v => v.Version));
        Assert.Equal("scheme: taken\n", files.Read("taken.yaml").Text);
        Assert.Single(await store.Access.AuditAsync(new AuditQuery(), Token));
    }

    [Fact]
    public async Task A_rename_names_the_version_that_it_renames_and_needs_an_author()
    {
        await using var store = SqliteRecordStore.Open(workspace.State);
        var files = SchemeFiles.Of(workspace, store, Schemes, null);
        var version = (await files.SaveAsync(Author, new FileSave("orders.yaml", Text), Token)).Current!.Version;
        await File.AppendAllTextAsync(Path.Combine(Schemes, "orders.yaml"), "# more\n", Token);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            files.RenameAsync(Author, "orders.yaml", "sales.yaml", version, Token)
        );
        Assert.Equal(Refusal.Conflict, refused.Refusal);
        Assert.Contains("has been changed since", refused.Text.English, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<RefusedException>(() =>
            files.RenameAsync(Author with { Role = Role.Operator }, "orders.yaml", "sales.yaml", version, Token)
        );
        Assert.Equal(Refusal.Forbidden, refused.Refusal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_renamed_keeps_its_name_and_its_versions()
    {
        await using var store = SqliteRecordStore.Open(workspace.State);
        var files = SchemeFiles.Of(workspace, store, Schemes, null);
        var version = (await files.SaveAsync(Author, new FileSave("orders.yaml", Text), Token)).Current!.Version;
        // A file stands where the versions of the new name would go.
        await File.WriteAllTextAsync(Path.Combine(workspace.State, "files", "sales.yaml"), "", Token);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            files.RenameAsync(Author, "orders.yaml", "sales.yaml", version, Token)
        );
        Assert.Equal(Refusal.Conflict, refused.Refusal);
        Assert.Contains("still has its name", refused.Text.English, StringComparison.Ordinal);
        Assert.Equal([version], files.Versions("orders.yaml").Select(v => v.Version));
        Assert.Equal(Text, files.Read("orders.yaml").Text);
    }

    [Fact]
    public void The_files_of_a_folder_are_listed_with_their_schemes_and_problems()
    {
        File.WriteAllText(Path.Combine(Schemes, "orders.yaml"), Text);
        File.WriteAllText(Path.Combine(Schemes, "again.yaml"), Text);
        File.WriteAllText(Path.Combine(Schemes, "sales.yaml"), Text.Replace("scheme: orders", "scheme: sales", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Schemes, "broken.yaml"), "scheme: broken\n");
        var files = SchemeFiles.Of(workspace, null, Schemes, null);
        Assert.Equal(
            ["again.yaml orders QY4012", "broken.yaml broken QY1004", "orders.yaml orders QY4012", "sales.yaml sales "],
            files.Files.Select(f => $"{f.File} {f.Scheme} {f.Problems.Select(p => p.Code).FirstOrDefault()}")
        );
        Assert.Equal(files.Read("sales.yaml").Version, files.Files[^1].Version);
        Assert.Null(files.Files[0].Version);
        Assert.False(Directory.Exists(workspace.State));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
