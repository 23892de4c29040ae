using System.Globalization;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// An Indexed Job of Kubernetes: a pod for each part, no two on one machine, since they would slow each other, and each with the same fixed
/// part of it, so that times mean something. It asks for no right that it does not need, and says of each that it needs why.
/// </summary>
internal static class IndexedJob
{
    private const string BuildKit = JobArguments.BuildKit;

    public static string Text(FleetRequest fleet, ClusterRequest cluster) =>
        $$"""
        # Written by 'imagebench fleet kubernetes'. It needs Kubernetes 1.33 or newer; as many machines with that much free as there are
        # parts; an image with ImageBench on its PATH and the scenarios in its working folder; and {{JobStorage.Needed(fleet, cluster)}}
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{Text(cluster.Name)}}
        spec:
          completionMode: Indexed
          completions: {{Count(fleet)}}
          parallelism: {{Count(fleet)}}
          # A part that a machine took with it is begun anew once the cluster has given the machine up, at most twice, and no other with it.
          backoffLimitPerIndex: 2
        {{(cluster.Results.Repository is null ? Measured : "")}}  template:
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
                      # Nor with one of another run.
                      labelSelector:
                        matchExpressions:
                          - key: imagebench.run
                            operator: Exists
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
        {{JobStorage.Variables(fleet, cluster.Results)}}            - name: IMAGEBENCH_STATE
                      value: /state
        {{Resources(cluster.Socket is null ? cluster with { Cpus = "1", Memory = "1Gi" } : cluster)}}
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: [ALL]
        {{(cluster.Socket is null ? "            runAsNonRoot: true\n            runAsUser: 1000\n" : "")}}          volumeMounts:
        {{JobStorage.Mount(cluster.Results)}}            - name: state
                      mountPath: /state
        {{(cluster.Socket is null ? "" : "            - name: engine\n              mountPath: /var/run/docker.sock\n")}}      volumes:
        {{JobStorage.Volume(cluster.Results)}}        - name: state
                  emptyDir: {}
        {{(cluster.Socket is null ? "        - name: buildkit\n          emptyDir: {}\n" : Engine(cluster.Socket))}}
        """.TrimEnd('\n') + "\n";

    // Whoever sends its results to a registry ends with 0 then; and with such rules a pod is replaced only once it has wholly ended.
    private static string Measured =>
        $$"""
          # One that ends so has left its results, of which a variant failed or is over its budget: it would only do so again.
          podFailurePolicy:
            rules:
              - action: FailIndex
                onExitCodes:
                  containerName: imagebench
                  operator: In
                  values: [{{(int)ExitCode.VariantFailed}}, {{(int)ExitCode.OverBudget}}]

        """;

    private static string Count(FleetRequest fleet) =>
        Math.Max(fleet.Shards, fleet.Replicates).ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => YamlText.Quoted(text);

    private static string Arguments(FleetRequest fleet, ClusterRequest cluster) =>
        string.Join('\n', JobArguments.Of(fleet, cluster).Select(argument => $"            - {Text(argument)}"));

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
