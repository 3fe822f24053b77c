using Microsoft.AspNetCore.Builder;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Says of each address who may call it. An address that says nothing is for administrators.</summary>
internal static class AccessOfEndpoints
{
    /// <summary>The address is for callers with this role.</summary>
    public static T For<T>(this T endpoint, Role role)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(role));

    /// <summary>The address is for callers with this role, and answers those who are limited to some schemes about these.</summary>
    public static T ForEach<T>(this T endpoint, Role role)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(role) { IsFiltered = true });

    /// <summary>The address is for everybody.</summary>
    public static T ForEverybody<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(null));
}
