@powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0hubkey.ps1" %*
