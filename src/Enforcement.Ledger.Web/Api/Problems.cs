using System.Diagnostics;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Turns whatever stopped a request into one problem: a rule that said no, a request that cannot be read, or a defect.</summary>
sealed partial class Problems(ILogger<Problems> log) : IExceptionHandler
{
    const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientClosedRequest;
            return true;
        }
        var problem = From(exception);
        if (exception is InvariantBroken broken)
            Broken(broken.Invariant, broken);
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
            Failed(context.GetEndpoint()?.DisplayName, exception);
        await WriteAsync(context, problem);
        return true;
    }

    /// <summary>For an answer that has a status and nothing else: no sign-in, no such page, a wrong kind of content.</summary>
    public static Task WriteStatusAsync(HttpContext context) => WriteAsync(context, context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Of(401, "access.sign-in-required", "Sign in first.", "请先登录。"),
        StatusCodes.Status404NotFound => Of(404, "request.not-found", "There is nothing at this address. See /openapi/v1.json for what there is.", "此地址无内容。"),
        StatusCodes.Status405MethodNotAllowed => Of(405, "request.method", "This address does not take this method.", "此地址不支持该请求方法。"),
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => Of(415, "request.content-type", "Send application/json, or a file itself as application/octet-stream.", "请以 application/json 提交，文件以 application/octet-stream 提交。"),
        var status => Of(status, "request.failed", "The request was not done.", "请求未办理。"),
    });

    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        // Not the request's token: the answer should reach whoever is still there.
        return context.Response.WriteAsJsonAsync(problem with { TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier },
            LedgerJson.Options, Problem.ContentType, CancellationToken.None);
    }

    public static Problem Of(int status, string code, string sentence, string chinese, string? field = null) =>
        new($"urn:ledger:{code}", sentence, status, sentence, code, null, null, chinese, field, null);

    public static Problem Of(Refused refused) => new($"urn:ledger:{refused.Code}", refused.Refusal.Sentence, StatusOf(refused.Code), refused.Message,
        refused.Code, refused.Refusal.Published, refused.Refusal.HouseRule, refused.Refusal.Chinese, null, null);

    static Problem TooLarge => Of(413, "request.too-large", "The request is larger than this address takes.", "提交内容超过大小限制。");

    static int StatusOf(string code) => code == AccessRefusals.NotPermitted.Code ? StatusCodes.Status403Forbidden
        : code.EndsWith(".not-found", StringComparison.Ordinal) ? StatusCodes.Status404NotFound
        : StatusCodes.Status409Conflict;

    static Problem From(Exception exception) => exception switch
    {
        Refused refused => Of(refused),
        RequestFault fault => Of(400, fault.Code, fault.Message, fault.Chinese, fault.Field),
        InvariantBroken broken => Of(500, broken.Invariant, "Something that can never be true is true. Stop, and tell whoever runs the service.", "账务约束被破坏，请停止操作并联系运维人员。"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        BadHttpRequestException { InnerException: JsonException json } => Of(400, "request.invalid",
            $"{RequestJson.FieldOf(json)} is missing or cannot be read: amounts are strings such as \"1234.50\", dates are 2026-02-17.", "提交内容缺失或有误，请核对必填项、金额、日期等字段。", RequestJson.FieldOf(json)),
        BadHttpRequestException bad when ParameterOf(bad.Message) is { } parameter => Of(bad.StatusCode, "request.invalid",
            $"{parameter} is missing or cannot be read: dates are 2026-02-17, numbers are whole.", "参数缺失或有误，请核对日期和数字。", parameter),
        BadHttpRequestException bad => Of(bad.StatusCode, "request.invalid", bad.Message, "提交内容有误。"),
        // PostgreSQL's text holds every character but NUL; a client that sends one made a mistake, not the database.
        _ when Root(exception) is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            Of(400, "request.invalid", "A text of the request has a character that cannot be stored.", "提交内容含有无法保存的字符。"),
        _ => Of(500, "server.failed", "The request failed and nothing was changed. Try again; if it fails again, tell whoever runs the service the trace id.",
            "办理失败，未作任何更改。请重试，仍失败请将跟踪号告知运维人员。"),
    };

    static Exception Root(Exception exception) => exception.InnerException is { } inner ? Root(inner) : exception;

    // The framework says which parameter it could not read only inside a sentence: Failed to bind parameter "DateParam on" from "x".
    static string? ParameterOf(string message) => message.Split('"') is [_, var parameter, ..] ? parameter.Split(' ')[^1] : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "Invariant {Invariant} is broken")]
    partial void Broken(string invariant, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed")]
    partial void Failed(string? endpoint, Exception exception);
}
