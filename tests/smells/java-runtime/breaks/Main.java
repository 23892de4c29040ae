class Main {
    public static void main(String[] words) throws Exception {
        System.out.println(java.nio.file.Files.size(java.nio.file.Path.of(System.getProperty("java.home"), "bin", "javac")));
    }
}
