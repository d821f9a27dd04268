@echo off
rem Hubkey's command. PowerShell starts a cmd for this file alone, which would take an "&" in a word as its own, and run what follows it.
rem So the words are read from the line that started it, and nothing after this file is run.
setlocal EnableExtensions DisableDelayedExpansion
set "HUBKEY_LINE="
set "HUBKEY_FILE=%~f0"
set "HUBKEY_SHELL=%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"
set "HUBKEY_SCRIPT=%~dp0hubkey-command.ps1"
setlocal EnableDelayedExpansion
if "!cmdcmdline:%HUBKEY_FILE%=!" neq "!cmdcmdline!" set "HUBKEY_LINE=!cmdcmdline!"
if defined HUBKEY_LINE "!HUBKEY_SHELL!" -NoProfile -ExecutionPolicy Bypass -File "!HUBKEY_SCRIPT!" & exit !errorlevel!
endlocal
"%HUBKEY_SHELL%" -NoProfile -ExecutionPolicy Bypass -File "%HUBKEY_SCRIPT%" %*
