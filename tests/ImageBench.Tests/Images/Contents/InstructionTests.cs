using ImageBench.Images.Contents;

namespace ImageBench.Tests.Images.Contents;

public class InstructionTests
{
    [Theory]
    [InlineData("RUN /bin/sh -c go build -o /app . # buildkit", "RUN go build -o /app .")]
    [InlineData("/bin/sh -c go build -o /app .", "RUN go build -o /app .")]
    [InlineData("RUN |2 A=1 B=x y /bin/sh -c make # buildkit", "RUN make")]
    [InlineData("|1 A=1 /bin/sh -c make", "RUN make")]
    [InlineData("/bin/sh -c #(nop) COPY file:0123 in /app ", "COPY file:0123 in /app")]
    [InlineData("/bin/sh -c #(nop)  CMD [\"sh\"]", "CMD [\"sh\"]")]
    [InlineData("COPY /src /app # buildkit", "COPY /src /app")]
    [InlineData("RUN sh /bin/sh -c x", "RUN sh /bin/sh -c x")]
    [InlineData("/app --build", "/app --build")]
    [InlineData("RUN |2 NPM_TOKEN=abc B=x /bin/bash -c make # buildkit", "RUN |2 NPM_TOKEN=*** B=x /bin/bash -c make")]
    [InlineData("", "")]
    public void BothBuildersReadAlike(string createdBy, string text) => Assert.Equal(text, Instruction.Text(createdBy));
}
