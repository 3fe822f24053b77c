using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace QingYi.IntegrationTests;

/// <summary>A MariaDB server of its own on a free port, in a folder that is deleted afterwards.</summary>
public class MariaDbServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-mariadb").FullName;
    private Process? server;

    public int Port { get; private set; }

    /// <summary>The server's process, for tests that measure it.</summary>
    public int ProcessId => server!.Id;

    public string Connection(string database) => $"Server=127.0.0.1;Port={Port};User ID=root;Database={database}";

    public async ValueTask InitializeAsync()
    {
        var data = Path.Combine(folder, "data");
        using (
            var install = Start(
                "mariadb-install-db",
                $"--no-defaults --datadir={data} --user=root --auth-root-authentication-method=normal --skip-test-db"
            )
        )
        {
            var said = await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            if (install.ExitCode != 0)
            {
                throw new InvalidOperationException($"mariadb-install-db ended with {install.ExitCode}: {said}");
            }
        }

        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await StartAsync();
    }

    /// <summary>Ends the server as a power failure would.</summary>
    public async Task StopAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    /// <summary>Starts the server on the existing data, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        server = Start(
            "mariadbd",
            $"--no-defaults --datadir={folder}/data --user=root --port={Port} --bind-address=127.0.0.1 --socket={folder}"
                + $"/socket --innodb-flush-log-at-trx-commit=1 --log-error={folder}/log"
        );
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ExecuteAsync("SELECT 1", "");
                return;
            }
            catch (MySqlException) when (attempt < 150 && !server.HasExited)
            {
                await Task.Delay(200);
            }
        }
    }

    public async Task ExecuteAsync(string sql, string database)
    {
        await using var connection = new MySqlConnection(Connection(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<object?[]>> QueryAsync(string sql, string database)
    {
        await using var connection = new MySqlConnection(Connection(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await StopAsync();
        }

        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    // A server that starts deletes the #sql files in its temporary folder, including those of other servers.
    private Process Start(string program, string arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, Environment = { ["TMPDIR"] = folder } })!;
}
