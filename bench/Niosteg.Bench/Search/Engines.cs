using System.Diagnostics;
using System.Text.Json;
using Lucene.Net.Store;
using Microsoft.Data.Sqlite;
using Niosteg.Web.Features.Search;
using Npgsql;
using NpgsqlTypes;

namespace Niosteg.Bench.Search;

/// <summary>Our own search, as the product runs it.</summary>
internal static class OurSearch
{
    public static EngineRun Run(IReadOnlyList<SearchEntry> entries, IReadOnlyList<string> typed)
    {
        var path = System.IO.Directory.CreateTempSubdirectory("niosteg-index-");
        var watch = Stopwatch.StartNew();
        using var index = CatalogueIndex.Build(new NIOFSDirectory(path), entries, "");
        var built = watch.Elapsed.TotalSeconds;
        var run = EngineRun.Of("Niosteg", built, path.EnumerateFiles().Sum(file => file.Length) / 1e6, typed, text => [.. index.Search(new(text), AskedQuery.Best).Select(hit => hit.Key)]);
        path.Delete(recursive: true);
        return run;
    }
}

/// <summary>SQLite's full-text search with its trigram tokenizer: every typed word somewhere in the label and, where that gives
/// too little, the labels with the most of the typed letter triples.</summary>
internal static class Fts5
{
    public static EngineRun Run(IReadOnlyList<SearchEntry> entries, IReadOnlyList<string> typed)
    {
        var path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("niosteg-fts5-").FullName, "labels.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var watch = Stopwatch.StartNew();
        Execute(connection, "create virtual table labels using fts5(text, concept unindexed, tokenize = 'trigram')");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = new SqliteCommand("insert into labels values ($text, $concept)", connection, transaction);
            var (text, concept) = (insert.Parameters.Add("$text", SqliteType.Text), insert.Parameters.Add("$concept", SqliteType.Text));
            foreach (var row in EngineRun.Rows(entries))
            {
                (text.Value, concept.Value) = (row.Text, row.Concept);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Execute(connection, "insert into labels(labels) values ('optimize')");
        var built = watch.Elapsed.TotalSeconds;
        using var ask = new SqliteCommand("select concept from labels where labels match $match order by rank limit 100", connection);
        var match = ask.Parameters.Add("$match", SqliteType.Text);
        var run = EngineRun.Of("SQLite FTS5, trigram", built, new FileInfo(path).Length / 1e6, typed, words =>
        {
            var found = All(ask, match, words.Split(' ').Where(word => word.Length >= 3), " ");
            return found.Count >= AskedQuery.Best ? found : EngineRun.FirstTen(found.Concat(All(ask, match, Triples(words), " OR ")));
        });
        connection.Close();
        System.IO.Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return run;
    }

    private static IEnumerable<string> Triples(string typed) =>
        typed.Split(' ').SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(i => word.Substring(i, 3))).Distinct();

    private static List<string> All(SqliteCommand ask, SqliteParameter match, IEnumerable<string> terms, string between)
    {
        match.Value = string.Join(between, terms.Select(term => $"\"{term}\""));
        if ((string)match.Value == "") return [];
        using var rows = ask.ExecuteReader();
        var concepts = new List<string>();
        while (rows.Read()) concepts.Add(rows.GetString(0));
        return EngineRun.FirstTen(concepts);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

/// <summary>PostgreSQL with pg_trgm: the typed text somewhere in the label and, where that gives too little, the labels of which
/// some part is most like it. A database of its own, removed afterwards.</summary>
internal static class PgTrgm
{
    private const string Database = "niosteg_bench_search";

    public static EngineRun Run(IReadOnlyList<SearchEntry> entries, IReadOnlyList<string> typed, string server)
    {
        Execute(server, $"drop database if exists {Database} with (force)");
        Execute(server, $"create database {Database}");
        var here = new NpgsqlConnectionStringBuilder(server) { Database = Database, Pooling = false }.ConnectionString;
        using (var connection = new NpgsqlConnection(here))
        {
            connection.Open();
            var watch = Stopwatch.StartNew();
            Execute(connection, "create extension pg_trgm; create table labels (concept text not null, text text not null)");
            using (var copy = connection.BeginBinaryImport("copy labels from stdin (format binary)"))
            {
                foreach (var row in EngineRun.Rows(entries))
                {
                    copy.StartRow();
                    copy.Write(row.Concept, NpgsqlDbType.Text);
                    copy.Write(row.Text, NpgsqlDbType.Text);
                }
                copy.Complete();
            }
            Execute(connection, "create index on labels using gin (text gin_trgm_ops)");
            Execute(connection, "analyze labels");
            Execute(connection, "set pg_trgm.word_similarity_threshold = 0.4");
            var built = watch.Elapsed.TotalSeconds;
            using var size = new NpgsqlCommand("select pg_total_relation_size('labels')", connection);
            var megabytes = (long)size.ExecuteScalar()! / 1e6;
            using var holds = Prepared(connection, "select concept from labels where text like '%' || $1 || '%' order by length(text) limit 100");
            using var alike = Prepared(connection, "select concept from labels where $1 <% text order by $1 <<-> text, length(text) limit 100");
            var run = EngineRun.Of("PostgreSQL pg_trgm", built, megabytes, typed, text =>
            {
                var found = Ask(holds, text);
                return found.Count >= AskedQuery.Best ? found : EngineRun.FirstTen(found.Concat(Ask(alike, text)));
            }, worksHere: false);
            connection.Close();
            Execute(server, $"drop database {Database} with (force)");
            return run;
        }
    }

    private static NpgsqlCommand Prepared(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Text } } };
        command.Prepare();
        return command;
    }

    private static List<string> Ask(NpgsqlCommand command, string typed)
    {
        command.Parameters[0].Value = typed;
        using var rows = command.ExecuteReader();
        var concepts = new List<string>();
        while (rows.Read()) concepts.Add(rows.GetString(0));
        return EngineRun.FirstTen(concepts);
    }

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        Execute(connection, sql);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.ExecuteNonQuery();
    }
}

/// <summary>MiniSearch, the best-known search for the browser, in node: beginnings of words and slips, as its guide recommends.</summary>
internal static class MiniSearch
{
    /// <summary>Null, and a word why, when it is not installed.</summary>
    public static EngineRun? Run(IReadOnlyList<SearchEntry> entries, IReadOnlyList<string> typed, string folder)
    {
        if (!System.IO.Directory.Exists(Path.Combine(folder, "node_modules", "minisearch")))
        {
            Console.WriteLine($"MiniSearch is not here: npm ci --prefix {folder}");
            return null;
        }
        var work = System.IO.Directory.CreateTempSubdirectory("niosteg-minisearch-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(work, "input.json"), JsonSerializer.Serialize(new { rows = EngineRun.Rows(entries).Select(row => new[] { row.Concept, row.Text }), typed, passes = EngineRun.Passes }));
            using var node = Process.Start("node", [Path.Combine(folder, "search.mjs"), work]);
            node.WaitForExit();
            if (node.ExitCode != 0) return null;
            var said = JsonSerializer.Deserialize<Said>(File.ReadAllBytes(Path.Combine(work, "output.json")), JsonSerializerOptions.Web)!;
            return new("MiniSearch", said.BuildSeconds, said.Megabytes, said.Found, said.Waited, said.Worked);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("There is no node here: MiniSearch is not measured.");
            return null;
        }
        finally
        {
            System.IO.Directory.Delete(work, recursive: true);
        }
    }

    private sealed record Said(double BuildSeconds, double Megabytes, string[][] Found, double[][] Waited, double[][] Worked);
}
