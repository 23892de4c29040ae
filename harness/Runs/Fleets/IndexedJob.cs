using System.Globalization;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// An Indexed Job of Kubernetes: a pod for each part, no two on one machine, since they would slow each other, and each with the same fixed
/// part of it, so that times mean something. It asks for no right that it does not need, and says of each that it needs why.
/// </summary>
internal static class IndexedJob
{
    private const string BuildKit = "tcp://127.0.0.1:1234";

    public static string Text(FleetRequest fleet, ClusterRequest cluster) =>
        $$"""
        # Written by 'imagebench fleet kubernetes'. It needs Kubernetes 1.33 or newer; as many machines with that much free as there are
        # parts; an image with ImageBench on its PATH and the scenarios in its working folder; and a claim of a volume that all pods may
        # write (ReadWriteMany). When the job is over: imagebench merge on the run folders in that volume. A part that was begun anew has
        # left a folder without variants.csv there, which merge names: leave it out.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{Text(cluster.Name)}}
        spec:
          completionMode: Indexed
          completions: {{Count(fleet)}}
          parallelism: {{Count(fleet)}}
          # A part that a machine took with it is begun anew, at most twice, and no other with it.
          backoffLimitPerIndex: 2
          template:
            metadata:
              labels:
                imagebench.run: {{Text(cluster.Name)}}
            spec:
              restartPolicy: Never
              # Nothing here talks to the cluster.
              automountServiceAccountToken: false
              enableServiceLinks: false
              securityContext:
                fsGroup: 1000
                seccompProfile:
                  type: RuntimeDefault
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    - topologyKey: kubernetes.io/hostname
                      labelSelector:
                        matchLabels:
                          imagebench.run: {{Text(cluster.Name)}}
        {{(cluster.Socket is null ? Builder(cluster) : "")}}      containers:
                - name: imagebench
                  image: {{Text(cluster.Image)}}
                  command: [imagebench]
                  args:
        {{Arguments(fleet, cluster)}}
                  env:
                    - name: NODE_NAME
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.nodeName
                    - name: JOB_COMPLETIONS
                      value: "{{Count(fleet)}}"
                    - name: IMAGEBENCH_STATE
                      value: /state
        {{Resources(cluster.Socket is null ? new ClusterRequest("", "", "", "1", "1Gi", null) : cluster)}}
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: [ALL]
        {{(cluster.Socket is null ? "            runAsNonRoot: true\n            runAsUser: 1000\n" : "")}}          volumeMounts:
                    - name: results
                      mountPath: /results
                    - name: state
                      mountPath: /state
        {{(cluster.Socket is null ? "" : "            - name: engine\n              mountPath: /var/run/docker.sock\n")}}      volumes:
                - name: results
                  persistentVolumeClaim:
                    claimName: {{Text(cluster.Claim)}}
                - name: state
                  emptyDir: {}
        {{(cluster.Socket is null ? "        - name: buildkit\n          emptyDir: {}\n" : Engine(cluster.Socket))}}
        """.TrimEnd('\n') + "\n";

    private static string Count(FleetRequest fleet) =>
        Math.Max(fleet.Shards, fleet.Replicates).ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => YamlText.Quoted(text);

    private static string Arguments(FleetRequest fleet, ClusterRequest cluster) => string.Join('\n', new[]
    {
        fleet.HasShards ? "--shard" : "--replicate",
        "auto",
        "--name",
        cluster.Name,
        "--node",
        "$(NODE_NAME)",
        "--results",
        "/results",
        "--display",
        "plain",
        "--engine",
        cluster.Socket is null ? "buildkit+" + BuildKit : "unix:///var/run/docker.sock",
        // Kubernetes puts in variables, and makes one dollar of two: of what was typed each is doubled.
    }.Concat(fleet.Options.Select(option => option.Replace("$", "$$", StringComparison.Ordinal)))
        .Select(argument => $"            - {Text(argument)}"));

    private static string Resources(ClusterRequest cluster) =>
        $$"""
                  # Requests and limits alike: a pod gets no more than another, however idle its machine is.
                  resources:
                    requests: { cpu: {{Text(cluster.Cpus)}}, memory: {{Text(cluster.Memory)}} }
                    limits: { cpu: {{Text(cluster.Cpus)}}, memory: {{Text(cluster.Memory)}} }
        """;

    private static string Builder(ClusterRequest cluster) =>
        $$"""
              initContainers:
                # A BuildKit without root beside it, until it is done. Images are built and not started: a check needs an engine.
                - name: buildkit
                  image: docker.io/moby/buildkit:v0.25.1-rootless
                  restartPolicy: Always
                  # No sandbox for the processes of steps: that would need a privileged pod.
                  args: [--addr, {{BuildKit}}, --oci-worker-no-process-sandbox]
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 1000
                    runAsGroup: 1000
                    # It makes user namespaces of its own, which both profiles of most clusters forbid.
                    seccompProfile:
                      type: Unconfined
                    appArmorProfile:
                      type: Unconfined
                  startupProbe:
                    exec:
                      command: [buildctl, --addr, {{BuildKit}}, debug, workers]
        {{Resources(cluster)}}
                  volumeMounts:
                    - name: buildkit
                      mountPath: /home/user/.local/share/buildkit

        """;

    private static string Engine(string socket) =>
        $"""
                # Who may speak to the engine of a machine is root on it: use machines that are for nothing else.
                - name: engine
                  hostPath:
                    path: {Text(socket)}
                    type: Socket

        """;
}
