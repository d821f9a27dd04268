; The question is left out in a silent uninstall and in an update, and its default is no.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\hubkey"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Hubkey"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your Hubkey credentials from Windows Credential Manager as well?" /SD IDNO IDNO keepCredentials
    nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "cmdkey /list | Select-String 'target=(Hubkey/.*)$$' | ForEach-Object { cmdkey ('/delete:' + $$_.Matches[0].Groups[1].Value.Trim()) }"`
    keepCredentials:
  ${endIf}
!macroend
