using var sdk = System.Diagnostics.Process.Start("dotnet", "--version");
sdk.WaitForExit();
System.Environment.Exit(sdk.ExitCode);
