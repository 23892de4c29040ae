class Main {
    public static void main(String[] words) throws Exception {
        new ProcessBuilder("javac", "-version").start();
    }
}
