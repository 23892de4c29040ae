using System.Globalization;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>By what the pods of a job leave their run folders, as lines of the job, each ended and as far in as it stands there.</summary>
internal static class JobStorage
{
    private const string LoginFolder = "/login";
    private const string VolumeNeeded = """
        a claim of a volume that all pods may
        # write (ReadWriteMany). When the job is over: imagebench merge on the run folders in that volume. A part that was begun anew has
        # left the folder of its first go there, which merge names: leave it out.
        """;

    /// <summary>What the job needs, and what is to be done when it is over: the rest of a comment, of several lines.</summary>
    public static string Needed(FleetRequest fleet, ClusterRequest cluster) => cluster.Results.Repository is { } repository
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"""
            a repository that all pods
            # may push to. When the job is over:
            # imagebench fleet collect --registry {repository} --name {cluster.Name} --shards {fleet.Shards}
            """)
        : VolumeNeeded;

    public static string Variables(FleetRequest fleet, ClusterResults results) => results.Repository is null ? "" :
        $"""
                    - name: {FleetJob.Shards}
                      value: "{string.Join(',', Enumerable.Range(1, fleet.Shards))}"
                    - name: {FleetJob.Slot}
                      valueFrom:
                        fieldRef:
                          fieldPath: metadata.annotations['batch.kubernetes.io/job-completion-index']
                    - name: {FleetJob.Node}
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.nodeName
                    - name: {FleetJob.Job}
                      valueFrom:
                        fieldRef:
                          fieldPath: metadata.labels['batch.kubernetes.io/controller-uid']

        """ + (results.Secret is null ? "" :
        $"""
                    - name: DOCKER_CONFIG
                      value: {LoginFolder}

        """);

    public static string Mount(ClusterResults results) => results switch
    {
        { Repository: null } =>
            """
                        - name: results
                          mountPath: /results

            """,
        { Secret: not null } =>
            $"""
                        - name: login
                          mountPath: {LoginFolder}
                          readOnly: true

            """,
        _ => "",
    };

    public static string Volume(ClusterResults results) => results switch
    {
        { Repository: null } =>
            $"""
                    - name: results
                      persistentVolumeClaim:
                        claimName: {YamlText.Quoted(results.Claim)}

            """,
        { Secret: { } secret } =>
            $$"""
                    - name: login
                      secret:
                        secretName: {{YamlText.Quoted(secret)}}
                        # As kubectl create secret docker-registry keeps it.
                        items: [{ key: .dockerconfigjson, path: config.json }]

            """,
        _ => "",
    };
}
