namespace ImageBench.Running.Ports.Contexts;

/// <summary>Which device a name leads to: the number of its driver, and its own there.</summary>
internal readonly record struct DeviceNumber(int Major, int Minor);
