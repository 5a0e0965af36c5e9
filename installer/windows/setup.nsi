; Installs for one user, without administrator rights: files under Local\Programs, keys under HKCU.
; Defines from the build: VERSION, OUT, TREE, ICON, SIDE, LICENCE and PYDLL. Silent: /S, with the folder last as
; /D=C:\map, and /BUREAUBLAD for a shortcut on the desktop. Exit codes: 0 done, 3 no 64-bit Windows, 4 the program is
; open, 5 a newer version is there, 6 no room or no permission in the folder. Verwijderen.exe goes on from another
; folder; with _?=C:\map as its last option, without quotes, it waits, and tells its code.
Unicode true
Target amd64-unicode
!define APP "Sociaal Inkopen Desktop"
!define KEY "SociaalInkopen"
!define PROGID "SociaalInkopen.Dossier"
; The same name that the program gives its windows: the taskbar then knows that they belong to the shortcut
!define APPID "SociaalInkopen.Desktop"
!define DATA "$LOCALAPPDATA\${KEY}"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
Name "${APP} ${VERSION}"
Caption "${APP} ${VERSION} installeren"
BrandingText "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${KEY}"
InstallDirRegKey HKCU "Software\${KEY}" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
; Half a program is worse than none: a file that cannot be written is tried again, or all stops
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 "ProductName" "${APP}"
VIAddVersionKey /LANG=1043 "FileDescription" "${APP} - installatie"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "EUPL-1.2"
!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "${APP} installeren"
!define MUI_WELCOMEPAGE_TEXT "U plaatst versie ${VERSION} op deze computer, alleen voor uzelf. U hebt daarvoor geen rechten van een beheerder nodig, en geen internet.$\r$\n$\r$\nStaat er al een oudere versie? Sluit die eerst. Uw gegevens blijven bewaard.$\r$\n$\r$\nKies Volgende om verder te gaan."
; Room for one line above the licence, and for two below it
!define MUI_LICENSEPAGE_TEXT_TOP "U mag dit programma vrij gebruiken, kopiëren en doorgeven."
!define MUI_LICENSEPAGE_TEXT_BOTTOM "Dit is de EUPL, de licentie van de Europese Unie, in het Engels. De Nederlandse tekst geldt even goed. Kies Akkoord als u het hiermee eens bent."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Het programma komt in deze map. In uw eigen profiel mag u altijd schrijven. Uw aanbestedingen staan ergens anders: in ${DATA}."
!define MUI_FINISHPAGE_TITLE "${APP} staat op uw computer"
!define MUI_FINISHPAGE_TEXT "U vindt het programma in het menu Start.$\r$\n$\r$\nKies Voltooien om dit venster te sluiten."
!define MUI_FINISHPAGE_RUN_TEXT "Start het programma nu"
!define MUI_FINISHPAGE_RUN "$INSTDIR\SociaalInkopen.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Het programma gaat van deze computer af. Uw aanbestedingen, instellingen en reservekopieën blijven staan, in ${DATA}. Zet u het programma later terug, dan ziet u ze weer."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "Deze versie vraagt om een 64-bits Windows 10 of 11." /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
  ReadRegStr $0 HKCU "${UNKEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Op deze computer staat al een nieuwere versie: $0. Versie ${VERSION} kan gegevens van die versie misschien niet openen. Kies Annuleren om de nieuwere te houden." /SD IDCANCEL IDOK older
      SetErrorLevel 5
      Abort
      older:
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro WRITABLE
  ; Ask for permission and room before anything of an earlier version goes
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\schrijfproef.tmp" w
  ${If} ${Errors}
    MessageBox MB_ICONSTOP "In de map $INSTDIR mag u niet schrijven. Start de installatie opnieuw en kies een andere map, bijvoorbeeld de map die al was ingevuld. Er is niets gewijzigd." /SD IDOK
    SetErrorLevel 6
    Abort
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\schrijfproef.tmp"
  SectionGetSize ${SEC} $1
  ClearErrors
  ${DriveSpace} "$INSTDIR\" "/D=F /S=K" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < $1
    RMDir "$INSTDIR"
    IntOp $1 $1 / 1024
    MessageBox MB_ICONSTOP "Er is te weinig ruimte voor de map $INSTDIR. Het programma heeft $1 MB nodig. Maak ruimte, of kies een andere map. Er is niets gewijzigd." /SD IDOK
    SetErrorLevel 6
    Abort
  ${EndIf}
!macroend

!macro SHORTCUT link
  CreateShortcut "${link}" "$INSTDIR\SociaalInkopen.exe"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${link}",2)'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call '*(&w64 "${APPID}")p.r4'
        System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r4,p 0)p.r5'
        ${IPropertyStore::SetValue} $2 '($3,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $5
        System::Free $4
        System::Free $3
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${link}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

!macro WAITCLOSED
  ; Try to open the launcher and Python for writing; fails while the window or a command of the program runs
  ${If} ${FileExists} "$INSTDIR\SociaalInkopen.exe"
    retry:
    ; Asking for errors also forgets them, so each file has its own question
    ClearErrors
    FileOpen $0 "$INSTDIR\SociaalInkopen.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      IfFileExists "$INSTDIR\runtime\${PYDLL}" 0 closed
      ClearErrors
      FileOpen $0 "$INSTDIR\runtime\${PYDLL}" a
      ${IfNot} ${Errors}
        FileClose $0
        Goto closed
      ${EndIf}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Sociaal Inkopen is nog geopend. Sluit het programma en kies Opnieuw." /SD IDCANCEL IDRETRY retry
    SetErrorLevel 4
    Abort
    closed:
  ${EndIf}
!macroend

Section "Programma" SEC
  !insertmacro WAITCLOSED
  !insertmacro WRITABLE
  ; Clear only what an earlier version put there, never a folder of somebody else with the same name
  ${If} ${FileExists} "$INSTDIR\SociaalInkopen.exe"
    RMDir /r "$INSTDIR\runtime"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\licenties"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*"
  WriteUninstaller "$INSTDIR\Verwijderen.exe"
  !insertmacro SHORTCUT "$SMPROGRAMS\${APP}.lnk"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/BUREAUBLAD" $R1
  ${IfNot} ${Errors}
    !insertmacro SHORTCUT "$DESKTOP\${APP}.lnk"
  ${EndIf}
  WriteRegStr HKCU "Software\${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.sociaalinkopen" "" "${PROGID}"
  WriteRegStr HKCU "Software\Classes\.sociaalinkopen\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "Sociaal Inkopen-dossier"
  WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\SociaalInkopen.exe,0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\SociaalInkopen.exe" "%1"'
  WriteRegStr HKCU "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\SociaalInkopen.exe"
  WriteRegStr HKCU "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\Verwijderen.exe"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\Verwijderen.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro WAITCLOSED
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenties"
  Delete "$INSTDIR\SociaalInkopen.exe"
  Delete "$INSTDIR\Verwijderen.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegValue HKCU "Software\Classes\.sociaalinkopen\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.sociaalinkopen\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\.sociaalinkopen" ""
  ${If} $0 == "${PROGID}"
    DeleteRegKey HKCU "Software\Classes\.sociaalinkopen"
  ${EndIf}
  DeleteRegKey HKCU "${UNKEY}"
  DeleteRegKey HKCU "Software\${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; The data of the user stay where they are: they belong to the municipality.
SectionEnd
