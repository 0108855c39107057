using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <summary>The interface's description, from which the pages take their types.</summary>
static class OpenApiDocument
{
    public const string Path = "/openapi/v1.json";

    public static void AddLedgerOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        // An act's request is nested in the act; its own name alone would be the same for all.
        o.CreateSchemaReferenceId = type => type.Type is { Name: "Request", DeclaringType: { } act } ? act.Name + "Request" : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Enforcement.Ledger", Version = "v1", Description = "Enforcement money of a court: amounts are strings with two decimals, dates ISO, refusals problem+json with code and article." };
            // The address depends on who asks; the document should not.
            document.Servers = [];
            return Task.CompletedTask;
        });
        o.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        o.AddOperationTransformer((operation, context, _) =>
        {
            DescribeParameters(operation, context);
            if (HttpMethods.IsPost(context.Description.HttpMethod ?? "") && !context.Description.ActionDescriptor.EndpointMetadata.OnlyReads())
                (operation.Parameters ??= []).Add(KeyParameter());
            return Task.CompletedTask;
        });
    });

    static void Describe(OpenApiSchema schema, Type type)
    {
        var nullable = Nullable.GetUnderlyingType(type) is not null;
        // A type with a name of its own is described once for all; whether null may stand there, the place says.
        switch (Nullable.GetUnderlyingType(type) ?? type)
        {
            case var t when t == typeof(Money):
                (schema.Type, schema.Format, schema.Pattern, schema.Description) = (JsonSchemaType.String, "decimal", @"^-?\d+(\.\d{1,2})?$", "An amount with two decimals, such as 1234.50.");
                break;
            case var t when t == typeof(LocalDate):
                (schema.Type, schema.Format) = (JsonSchemaType.String, "date");
                break;
            case var t when t == typeof(Instant):
                (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
                break;
            case var t when t == typeof(IReadOnlyDictionary<string, Money>):
                schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Format = "decimal" };
                break;
            case { IsEnum: true } when schema.Enum is { } values:
                schema.Enum = [.. values.Where(v => v is not null && !v.IsJsonNullSentinel())];
                break;
            // By default a number may also be sent as text, which makes its generated type "number | string".
            case var t when t == typeof(int) || t == typeof(long):
                (schema.Type, schema.Pattern) = (JsonSchemaType.Integer | (nullable ? JsonSchemaType.Null : 0), null);
                break;
        }
    }

    // What may be left out is not required; null cannot be written into an address.
    static void DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in operation.Parameters?.Where(p => p.Schema is OpenApiSchema).OfType<OpenApiParameter>() ?? [])
        {
            var schema = (OpenApiSchema)parameter.Schema!;
            schema.Type &= ~JsonSchemaType.Null;
            var type = context.Description.ParameterDescriptions.FirstOrDefault(d => d.Name == parameter.Name)?.ParameterDescriptor?.ParameterType;
            if (type is not null && (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateParam))
                schema.Format = "date";
        }
    }

    static OpenApiParameter KeyParameter() => new()
    {
        Name = Caller.KeyHeader,
        In = ParameterLocation.Header,
        Description = "Makes a repeated request the same as the first one: same key and content, same answer, one act. The key with other content is refused.",
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Caller.LongestKey, Pattern = "^[!-~]+$" },
    };
}
