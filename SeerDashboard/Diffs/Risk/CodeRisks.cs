using System.Buffers;
using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Words of programming languages and frameworks that are about access, or about things that go on at the same time.</summary>
internal static partial class CodeRisks
{
    private static readonly SearchValues<string> AccessWorth = SearchValues.Create(
        [
            "authoriz", "authenticat", "requireauth", "requires_auth", "_auth", "hasauth", "anonymous", "login_required", "csrf", "permission", "permitall", "secured", "rolesallowed", "roles_required", "hasrole", "isinrole", "denyall",
            "has_perm", "check_password", "set_password", "verify_password", "is_superuser", "is_staff", "is_admin", "isadmin", "allowany", "user_passes_test", "before_action", "bcrypt", "argon2", "jwt", "antiforgery",
            "grant ", "revoke ", "security definer", "setuid", "chmod",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ConcurrencyWorth = SearchValues.Create(
        [
            "lock", "synchronized", "mutex", "semaphore", "latch", "barrier", "executor", "completablefuture", "concurrent", "atomic", "resetevent", "thread", "waitgroup", "dispatch", "volatile",
            "select_for_update", "create_task", "asyncio", "multiprocessing", "sync.", "std::async", "task.run", "parallel.", "worker_", "sharedarray", "go func", "make(chan",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The word that is about who may do what; null when there is none.</summary>
    public static string? Access(string text) => text.AsSpan().ContainsAny(AccessWorth) ? Word(AccessWords(), text) : null;

    /// <summary>The word that is about threads, locks and the like; null when there is none.</summary>
    public static string? Concurrency(string text) => text.AsSpan().ContainsAny(ConcurrencyWorth) ? Word(ConcurrencyWords(), text) : null;

    private static string? Word(Regex words, string text) => words.Match(text) is { Success: true } match ? match.Value.Trim(' ', '(', '[', '@') : null;

    [GeneratedRegex(@"\[(?:Authorize|AllowAnonymous)\b|@(?:login_required|permission_required|requires_auth|csrf_exempt|PreAuthorize|PermitAll|RolesAllowed|Secured|DenyAll|roles_required|user_passes_test)\b|\b(?:permission_classes|authentication_classes|has_perms?|has_permission|has_object_permission|check_password|set_password|verify_password|is_superuser|is_staff|is_admin|isAdmin|IsInRole|hasRole|hasAuthority|hasPermission|AllowAny|IsAuthenticated|is_authenticated|isAuthenticated|authenticate_user|authenticate|authorize|skip_before_action|csrf|csrf_token|bcrypt|argon2|jwt|ValidateAntiForgeryToken|RequireAuthorization|AddAuthentication|AddAuthorization|SECURITY DEFINER|setuid|login_required|permission_required)\b|\b(?:GRANT|REVOKE)\s+[A-Z][A-Za-z, ]{1,80}\s(?:ON|TO|FROM)\b|\bchmod\s+(?:-R\s+)?0?777\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccessWords();

    [GeneratedRegex(@"\block\s?\(|\bnew Thread\b|\bThread\(|\b(?:synchronized|Mutex|RwLock|RWMutex|Semaphore|SemaphoreSlim|ReentrantLock|ReadWriteLock|ReaderWriterLockSlim|CountDownLatch|CyclicBarrier|ExecutorService|CompletableFuture|ConcurrentHashMap|ConcurrentDictionary|Interlocked|ManualResetEvent|ManualResetEventSlim|ThreadPool|ThreadPoolExecutor|ProcessPoolExecutor|WaitGroup|AtomicInteger|AtomicLong|AtomicReference|AtomicBoolean|DispatchQueue|DispatchSemaphore|pthread_\w{1,30}|volatile|select_for_update|create_task|run_in_executor|asyncio\.(?:Lock|Semaphore|Event|Condition|gather|Queue)|threading\.\w{1,30}|multiprocessing\.\w{1,30}|sync\.(?:Once|Map|Pool)|std::(?:thread|mutex|atomic|async|lock_guard|unique_lock|scoped_lock)|Thread\.new|Task\.Run|Parallel\.\w{1,20}|worker_threads|SharedArrayBuffer|Atomics\.\w{1,20})\b|\bgo func\b|\bmake\(chan\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConcurrencyWords();
}
