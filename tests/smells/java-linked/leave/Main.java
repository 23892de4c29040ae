class Main {
    public static void main(String[] words) throws Exception {
        Class.forName("java.sql.Driver");
    }
}
