class Main {
    public static void main(String[] words) throws Exception {
        Class<?> kit = Class.forName("javax." + "tools.ToolProvider");
        System.out.println(kit.getMethod("getSystemJavaCompiler").invoke(null).getClass());
    }
}
