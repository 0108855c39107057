using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Enforcement.Ledger.Database;

/// <summary>Every migration, one line each, in the order of its number. An applied file is never edited: the next one corrects it.</summary>
static class Migrations
{
    [DbContext(typeof(LedgerDb)), Migration("0001_roles")] sealed class Roles : SqlFileMigration;
}
