/* SociaalInkopen.exe: starts the Python that lies beside it in this process, so that there is no console window and
   the task manager shows the program by its own name. */
#include <windows.h>
#include <shellapi.h>

typedef int (*python_main)(int, wchar_t **);

static void stop(const wchar_t *words) {
    MessageBoxW(NULL, words, L"Sociaal Inkopen", MB_OK | MB_ICONERROR);
    ExitProcess(2);
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE previous, PWSTR command, int show) {
    static wchar_t library[32768];
    DWORD length = GetModuleFileNameW(NULL, library, 32000);
    while (length && library[length - 1] != L'\\') length--;
    library[length] = 0;
    lstrcatW(library, L"runtime\\" PYTHON_DLL);

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
