; The question is left out in a silent uninstall and in an update, and its default is no.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\hubkey"
    ; What Settings installed for terminals. The folder above it has the settings, which stay.
    ReadEnvStr $0 LOCALAPPDATA
    ${ifNot} $0 == ""
      Delete "$0\Hubkey\bin\hubkey.cmd"
      Delete "$0\Hubkey\bin\hubkey-command.ps1"
      RMDir /r "$0\Hubkey\bin\hubkey-words"
      RMDir "$0\Hubkey\bin"
    ${endIf}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Hubkey"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your Hubkey credentials from Windows Credential Manager as well?" /SD IDNO IDNO keepCredentials
    nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "cmdkey /list | Select-String 'target=(Hubkey/.*)$$' | ForEach-Object { cmdkey ('/delete:' + $$_.Matches[0].Groups[1].Value.Trim()) }"`
    keepCredentials:
  ${endIf}
!macroend
