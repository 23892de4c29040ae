var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
System.Console.WriteLine(System.IO.Directory.GetDirectories(System.IO.Path.Combine(runtime, "../../../sdk")).Length);
