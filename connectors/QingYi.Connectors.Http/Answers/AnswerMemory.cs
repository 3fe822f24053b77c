using System.Buffers;

namespace QingYi.Connectors.Http.Answers;

/// <summary>
/// Buffers for answers, reused from page to page. The shared pool would keep a page for every thread that ever rented one.
/// </summary>
internal sealed class AnswerMemory
{
    private const int LargestKept = 64 * 1024 * 1024;
    private const int PagesInFlight = 8;
    private readonly ArrayPool<byte> pool = ArrayPool<byte>.Create(LargestKept, PagesInFlight);

    public IMemoryOwner<byte> Rent(int size) => new Rented(pool, pool.Rent(size));

    private sealed class Rented(ArrayPool<byte> pool, byte[] array) : IMemoryOwner<byte>
    {
        private bool returned;

        public Memory<byte> Memory => array;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref returned, true))
            {
                pool.Return(array);
            }
        }
    }
}
