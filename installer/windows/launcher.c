/* SociaalInkopen.exe: starts the Python that lies beside it in this process, so that there is no console window and
   the task manager shows the program by its own name. */
#include <windows.h>
#include <shellapi.h>

typedef int (*python_main)(int, wchar_t **);
enum { READ_AND_WRITE = 2 };  /* _O_RDWR */

static void stop(const wchar_t *words) {
    MessageBoxW(NULL, words, L"Sociaal Inkopen", MB_OK | MB_ICONERROR);
    ExitProcess(2);
}

/* A script may redirect what the program says to a file. Python stops at once when the system does not tell what that
   file is; then what is said goes nowhere, as after a start from the menu. The numbers are those of the library of C
   that Python uses; it keeps the handles from the moment it is loaded, so that only that library can replace them. */
static void leave_out_unusable(void) {
    static const DWORD names[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
    HMODULE library = LoadLibraryW(L"ucrtbase.dll");
    if (!library) return;
    int (*open_file)(const wchar_t *, int, ...) = (void *)GetProcAddress(library, "_wopen");
    int (*put_in_place)(int, int) = (void *)GetProcAddress(library, "_dup2");
    int (*close_file)(int) = (void *)GetProcAddress(library, "_close");
    if (!open_file || !put_in_place || !close_file) return;
    for (int number = 0; number < 3; number++) {
        HANDLE given = GetStdHandle(names[number]);
        BY_HANDLE_FILE_INFORMATION about;
        if (!given || given == INVALID_HANDLE_VALUE || GetFileType(given) != FILE_TYPE_DISK
            || GetFileInformationByHandle(given, &about))
            continue;
        int nowhere = open_file(L"NUL", READ_AND_WRITE);
        if (nowhere < 0) continue;
        put_in_place(nowhere, number);
        if (nowhere > 2) close_file(nowhere);
    }
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE previous, PWSTR command, int show) {
    static wchar_t library[32768];
    DWORD length = GetModuleFileNameW(NULL, library, 32000);
    while (length && library[length - 1] != L'\\') length--;
    library[length] = 0;
    lstrcatW(library, L"runtime\\" PYTHON_DLL);

    leave_out_unusable();

    /* The altered search path: other libraries of Python are looked for beside it, not beside us. */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python)
        stop(L"Het programma is niet volledig ge\u00efnstalleerd: een onderdeel ontbreekt.\nInstalleer Sociaal Inkopen opnieuw.");
    python_main start = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (!start)
        stop(L"Het programma is beschadigd.\nInstalleer Sociaal Inkopen opnieuw.");

    int given;
    wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &given);
    wchar_t **all = (wchar_t **)LocalAlloc(LPTR, sizeof(wchar_t *) * (given + 3));
    if (!arguments || !all)
        stop(L"Er is te weinig geheugen om het programma te starten.");
    int count = 0;
    all[count++] = arguments[0];
    all[count++] = L"-m";
    all[count++] = L"sociaalinkopen_desktop";
    for (int at = 1; at < given; at++) all[count++] = arguments[at];
    return start(count, all);
}
