class Main {
    public static void main(String[] words) throws Exception {
        "hello".getBytes("IBM1047");
    }
}
