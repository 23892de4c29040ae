System.Environment.Exit(System.Diagnostics.Process.Start("dotnet", "--list-sdks").ExitCode);
