; An installer for one user of Windows, without an administrator: `make installer` compiles it.
; Given by the command: VERSION, FOLDER (the bundle, with evalapp.exe and evalappw.exe), OUT (the installer), ICON.

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Evalapp"

Name "Evalapp ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Evalapp"
InstallDirRegKey HKCU "Software\Evalapp" "Folder"
SetCompressor /SOLID lzma
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Evalapp"
VIAddVersionKey "FileDescription" "Evalapp"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\evalappw.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

; What another program opens is left to it: only what is still ours is taken away again.
!macro Associate SUFFIX ID WORDS
  WriteRegStr HKCU "Software\Classes\${ID}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${ID}\DefaultIcon" "" "$INSTDIR\evalappw.exe,0"
  WriteRegStr HKCU "Software\Classes\${ID}\shell\open\command" "" '"$INSTDIR\evalappw.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${ID}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${ID}" ""
!macroend

!macro Dissociate SUFFIX ID
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  StrCmp $0 "${ID}" 0 +2
    DeleteRegValue HKCU "Software\Classes\${SUFFIX}" ""
  DeleteRegValue HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${ID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}"
  DeleteRegKey HKCU "Software\Classes\${ID}"
!macroend

!macro RemoveProgram
  Delete "$INSTDIR\evalapp.exe"
  Delete "$INSTDIR\evalappw.exe"
  RMDir /r "$INSTDIR\_internal"
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section "Evalapp"
  ; Of an earlier version nothing may stay beside the new one.
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Evalapp.lnk" "$INSTDIR\evalappw.exe"

  !insertmacro Associate ".evalpanel" "Evalapp.panel" "Evalapp panel"
  !insertmacro Associate ".evalwork" "Evalapp.work" "Evalapp scores of a juror"
  !insertmacro Associate ".evalpack" "Evalapp.pack" "Evalapp pack for a juror"
  !insertmacro Associate ".evalreturn" "Evalapp.return" "Evalapp return of a juror"
  !insertmacro Associate ".evalhandover" "Evalapp.handover" "Evalapp panel, handed over"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "Software\Evalapp" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Evalapp"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\evalappw.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro Dissociate ".evalpanel" "Evalapp.panel"
  !insertmacro Dissociate ".evalwork" "Evalapp.work"
  !insertmacro Dissociate ".evalpack" "Evalapp.pack"
  !insertmacro Dissociate ".evalreturn" "Evalapp.return"
  !insertmacro Dissociate ".evalhandover" "Evalapp.handover"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ; The program alone: panels, packs and settings are the user's, and stay.
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Evalapp.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Evalapp"
SectionEnd
