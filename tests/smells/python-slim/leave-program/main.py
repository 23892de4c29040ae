import subprocess

subprocess.run(["git", "--version"], check=True)
