# Hubkey's command for PowerShell 5 and 7. It asks the running Hubkey through its helper, and needs
# nothing but curl.exe. No secret is ever in an argument or in the environment.
$ErrorActionPreference = 'Stop'
$Version = '0.1.0'

$Usage = @'
hubkey: the Hub's API from a terminal, through the running Hubkey

  hubkey curl [--profile P] [--key K] [--wait N] PATH [curl options...]
      Asks the Hub for PATH with the credential added.
  hubkey header [--profile P] [--key K] [--wait N]
      Prints the whole Authorization header, if you allow that program.
  hubkey env [--profile P] [--key K] [--wait N]
      Prints a line for: hubkey env | Invoke-Expression
  hubkey copy header|value|curl|export [--profile P] [--key K] [--endpoint E] [--shell S] [--jq]
      Puts it on the clipboard; nothing of it is printed.
  hubkey status
      Prints profiles, sessions, keys and health as JSON.
  hubkey open [--quick]
      Shows Hubkey's window, or its quick palette.
  hubkey doctor [--json]
      Checks keychain, clipboard, helper, network and Hubs. Exit code 1 where something failed.
  hubkey --help | --version

Exit codes: 0 done; 1 refused or failed; 2 wrong usage; 3 Hubkey is not running; 4 sign-in needed.
HUBKEY_USER_DATA points at another user-data folder.
'@

function Say([string] $Text) { [Console]::Error.WriteLine("hubkey: $Text") }
function Stop-Wrong([string] $Text) { Say $Text; Say 'See hubkey --help.'; exit 2 }
function Stop-NotRunning {
  if ($script:DoctorAs) { Write-DoctorAlone }
  Say 'Hubkey is not running. Start it, then try again.'
  exit 3
}

# The helper's contact, or the end where no Hubkey runs.
function Get-Helper {
  $Folder = if ($env:HUBKEY_USER_DATA) { $env:HUBKEY_USER_DATA }
  elseif ($env:APPDATA) { Join-Path $env:APPDATA 'Hubkey' }
  else { Join-Path $HOME '.config/Hubkey' }
  $File = Join-Path $Folder 'helper.json'
  $script:HelperFile = $File
  if (-not (Test-Path -LiteralPath $File)) { Stop-NotRunning }
  $Contact = Get-Content -LiteralPath $File -Raw -Encoding UTF8 | ConvertFrom-Json
  if (-not (Get-Process -Id $Contact.pid -ErrorAction SilentlyContinue)) { Stop-NotRunning }
  [pscustomobject]@{ Url = $Contact.url; Header = Join-Path $Folder 'helper.header' }
}

# Takes our own options off the front of the words; the rest stays for the caller.
function Read-Options([System.Collections.Generic.List[string]] $Words, [string[]] $Known, [bool] $Leading) {
  $Found = @{}
  $At = 0
  while ($At -lt $Words.Count) {
    $Name, $Value = $Words[$At] -split '=', 2
    if ($Name -eq '--jq' -and $Known -contains '--jq') {
      $Found['--jq'] = 'true'
      $Words.RemoveAt($At)
    } elseif ($Known -contains $Name) {
      if ($null -ne $Value) { $Words.RemoveAt($At) }
      elseif ($At + 1 -lt $Words.Count) { $Value = $Words[$At + 1]; $Words.RemoveRange($At, 2) }
      else { Stop-Wrong "$Name needs a value." }
      if ($Value -match '[\r\n]') { Stop-Wrong "$Name must be one line." }
      if ($Name -eq '--wait' -and $Value -notmatch '^\d+$') { Stop-Wrong '--wait needs a number of seconds.' }
      $Found[$Name] = $Value
    } elseif ($Leading) { break }
    else { Stop-Wrong "There is no option $($Words[$At])." }
  }
  $Found
}

# One word of curl's own configuration, whose quoting is curl's (curl(1), --config).
function ConvertTo-Config([string] $Name, [string] $Value) {
  $Quoted = $Value.Replace('\', '\\').Replace('"', '\"')
  "$Name = `"$Quoted`""
}

# Asks a call of the helper itself, by a configuration on standard input; ends where it is no 200.
function Invoke-Helper($Helper, [string] $Method, [string] $Target, [string] $Wait, [string] $Body, [string] $Accept) {
  $Lines = @(
    (ConvertTo-Config 'url' "$($Helper.Url)$Target"), (ConvertTo-Config 'request' $Method),
    (ConvertTo-Config 'header' "@$($Helper.Header)"), (ConvertTo-Config 'noproxy' '*'),
    (ConvertTo-Config 'write-out' '\n%{http_code}'), 'silent', 'globoff'
  )
  if ($Wait) { $Lines += ConvertTo-Config 'header' "X-Hubkey-Wait: $Wait" }
  if ($Accept) { $Lines += ConvertTo-Config 'header' "Accept: $Accept" }
  if ($Body) {
    $Lines += ConvertTo-Config 'header' 'Content-Type: application/json'
    $Lines += ConvertTo-Config 'data-binary' $Body
  }
  $Answer = @($Lines | & curl.exe -q --config -)
  if ($LASTEXITCODE -eq 7) { Stop-NotRunning }
  if ($LASTEXITCODE -ne 0) { Say "The helper could not be asked (curl ended with $LASTEXITCODE)."; exit 1 }
  $Text = ($Answer[0..($Answer.Count - 2)] -join "`n").TrimEnd()
  if ($Answer[-1] -eq '200') { return $Text }
  $Problem = ($Text | ConvertFrom-Json).error
  Say $Problem.message
  if ($Problem.kind -eq 'sign-in-needed') { exit 4 }
  exit 1
}

function Get-HeaderLine([System.Collections.Generic.List[string]] $Words) {
  $Options = Read-Options $Words @('--profile', '--key', '--wait') $false
  $Query = @()
  if ($Options['--profile']) { $Query += 'profile=' + [Uri]::EscapeDataString($Options['--profile']) }
  if ($Options['--key']) { $Query += 'key=' + [Uri]::EscapeDataString($Options['--key']) }
  $Target = '/v1/header'
  if ($Query) { $Target += '?' + ($Query -join '&') }
  Invoke-Helper (Get-Helper) 'GET' $Target $Options['--wait'] ''
}

function Invoke-Copy([System.Collections.Generic.List[string]] $Words) {
  if ($Words.Count -eq 0 -or @('header', 'value', 'curl', 'export') -notcontains $Words[0]) {
    Stop-Wrong 'Copy what? header, value, curl or export.'
  }
  $Ask = [ordered]@{ what = $Words[0] }
  $Words.RemoveAt(0)
  $Options = Read-Options $Words @('--profile', '--key', '--endpoint', '--shell', '--jq') $false
  if ($Options['--profile']) { $Ask.profile = $Options['--profile'] }
  if ($Options['--key']) { $Ask.credential = @{ clientKey = $Options['--key'] } }
  if ($Options['--endpoint']) { $Ask.endpoint = $Options['--endpoint'] }
  if ($Options['--shell']) { $Ask.shell = $Options['--shell'] }
  if ($Options['--jq']) { $Ask.jq = $true }
  $Body = ConvertTo-Json -Compress -InputObject $Ask
  $Done = Invoke-Helper (Get-Helper) 'POST' '/v1/copy' '' $Body | ConvertFrom-Json
  if ($Done.clearsInSeconds) { "Copied $($Done.copied), clears in $($Done.clearsInSeconds) s." }
  else { "Copied $($Done.copied)." }
}

function Invoke-Doctor([System.Collections.Generic.List[string]] $Words) {
  $Json = $Words.Count -eq 1 -and $Words[0] -eq '--json'
  if ($Words.Count -and -not $Json) { Stop-Wrong 'doctor takes --json alone.' }
  $script:DoctorAs = if ($Json) { 'json' } else { 'text' }
  $Accept = if ($Json) { 'application/json' } else { 'text/plain' }
  $Text = Invoke-Helper (Get-Helper) 'GET' '/v1/doctor' '' '' $Accept
  $Text
  $Failed = if ($Json) { '"result":"failed"' } else { '(?m)^\[failed\] ' }
  if ($Text -match $Failed) { exit 1 }
}

# What can be said without a Hubkey that runs.
function Write-DoctorAlone {
  $Rows = @([ordered]@{ id = 'hubkey'; check = 'Hubkey'; result = 'failed'; words = 'It isn''t running, so only this could be checked.'; todo = 'Start Hubkey, then check again.' })
  if (Get-Command curl.exe -ErrorAction SilentlyContinue) {
    $Rows += [ordered]@{ id = 'curl'; check = 'curl'; result = 'ok'; words = 'It is installed.'; todo = $null }
  } else {
    $Rows += [ordered]@{ id = 'curl'; check = 'curl'; result = 'failed'; words = 'It isn''t installed, and this command needs it.'; todo = 'Install curl.' }
  }
  if (Test-Path -LiteralPath $script:HelperFile) {
    $Owner = try { (Get-Acl -LiteralPath $script:HelperFile).Owner } catch { 'unknown' }
    $Rows += [ordered]@{ id = 'helper.json'; check = 'helper.json'; result = 'attention'; words = "A run that was ended left it behind. Its owner is $Owner."; todo = 'Start Hubkey: it replaces the file.' }
  } else {
    $Rows += [ordered]@{ id = 'helper.json'; check = 'helper.json'; result = 'ok'; words = 'It is gone, as it should be while Hubkey isn''t running.'; todo = $null }
  }
  if ($script:DoctorAs -eq 'json') { [Console]::Out.WriteLine((ConvertTo-Json -Compress -Depth 3 -InputObject @{ checks = $Rows })); return }
  foreach ($Row in $Rows) {
    [Console]::Out.WriteLine("[$($Row.result)]".PadRight(12) + "$($Row.check): $($Row.words)")
    if ($Row.todo) { [Console]::Out.WriteLine(' ' * 12 + '-> ' + $Row.todo) }
  }
}

# A typed path below /api/, with its final slash.
function ConvertTo-Target([string] $Typed) {
  if ($Typed -match '^$|://|^//|^\\|[\r\n]') { Stop-Wrong 'Type the path alone, such as /api/jobs/.' }
  $Below, $Query = $Typed.TrimStart('/') -split '\?', 2
  if ($Below -ne 'api' -and -not $Below.StartsWith('api/')) { $Below = "api/$Below" }
  $Target = '/' + $Below.TrimEnd('/') + '/'
  if ($null -ne $Query) { $Target += "?$Query" }
  [Uri]::EscapeUriString($Target).Replace('%25', '%')
}

# Why a request that would bring a credential was not passed on. ASCII alone: PowerShell 5 reads this file as the system's code page.
function Get-NotAllowed([string] $Reason) {
  switch ($Reason) {
    'never' { 'Hubkey''s settings never give raw credentials to programs. Change "When a program asks for a raw credential" in Settings > Programs to allow it.' }
    'read-only' { 'Programs may only read from this profile. Change "Changes by programs" in Settings > Programs to allow more.' }
    'denied' { 'You denied it in Hubkey. To be asked again at once, choose "Ask again" in Settings > Programs.' }
    'silenced' { 'You denied this program a moment ago. To be asked at once, choose "Ask again" in Settings > Programs.' }
    'unanswered' { 'Nobody answered Hubkey''s question in time. Open Hubkey, then try again.' }
    'withheld' { 'The Hub answered with a credential that you haven''t allowed this program to have. The request itself has been carried out.' }
    default { 'Hubkey did not allow it. See Settings > Programs.' }
  }
}

function Invoke-Forward([System.Collections.Generic.List[string]] $Words) {
  $Options = Read-Options $Words @('--profile', '--key', '--wait') $true
  if ($Words.Count -eq 0) { Stop-Wrong 'Type a path, such as /api/jobs/.' }
  if ($Words[0].StartsWith('-')) { Stop-Wrong 'The path comes first, curl''s own options after it.' }
  $Target = ConvertTo-Target $Words[0]
  $Words.RemoveAt(0)
  $Helper = Get-Helper
  $Place = if ($Options['--profile']) { [Uri]::EscapeDataString($Options['--profile']) } else { '-' }
  $Heads = [IO.Path]::GetTempFileName()
  try {
    $Arguments = @('-sS', '--noproxy', '*', '-g', '--path-as-is', '-D', $Heads, '-H', "@$($Helper.Header)")
    if ($Options['--wait']) { $Arguments += @('-H', "X-Hubkey-Wait: $($Options['--wait'])") }
    if ($Options['--key']) { $Arguments += @('-H', "X-Hubkey-Key: $($Options['--key'])") }
    & curl.exe @Arguments "$($Helper.Url)/hub/$Place$Target" @Words
    $Result = $LASTEXITCODE
    $Kind = Select-String -LiteralPath $Heads -Pattern '^x-hubkey-error: (\S+)' | Select-Object -Last 1
    if ($Kind) {
      $Word = $Kind.Matches[0].Groups[1].Value
      if ($Word -eq 'sign-in-needed') { Say 'Sign-in needed: sign in to Hubkey, then try again.'; exit 4 }
      if ($Word -eq 'not-allowed') {
        $Reason = Select-String -LiteralPath $Heads -Pattern '^x-hubkey-reason: (\S+)' | Select-Object -Last 1
        Say (Get-NotAllowed $(if ($Reason) { $Reason.Matches[0].Groups[1].Value }))
        exit 1
      }
      if ($Word -eq 'busy') {
        Say 'Too many programs are waiting for an answer in Hubkey. Answer those, then try again.'
        exit 1
      }
      if ($Word -eq 'locked') {
        Say 'Hubkey is locked. Unlock it, or use a client key that is marked "For scripts" in Client keys.'
        exit 1
      }
      Say "Hubkey did not pass it on: $Word."
      exit 1
    }
    if ($Result -eq 7) { Stop-NotRunning }
    if ($Result -ne 0) { exit 1 }
  } finally {
    Remove-Item -LiteralPath $Heads -ErrorAction SilentlyContinue
  }
}

$Words = [System.Collections.Generic.List[string]]::new()
foreach ($Word in $args) { $Words.Add([string] $Word) }
if ($Words.Count -eq 0) { [Console]::Error.WriteLine($Usage); exit 2 }
$Command = $Words[0]
$Words.RemoveAt(0)
if ($Words.Count -gt 0 -and @('--help', '-h') -contains $Words[0]) { $Command = '--help' }
switch -CaseSensitive ($Command) {
  'curl' { Invoke-Forward $Words }
  'header' { Get-HeaderLine $Words }
  'env' {
    $Scheme, $Secret = (Get-HeaderLine $Words).Substring('Authorization: '.Length) -split ' ', 2
    $Name = if ($Scheme -eq 'Bearer') { 'JWT_TOKEN' } else { 'API_KEY' }
    "`$env:$Name = '$($Secret.Replace("'", "''"))'"
  }
  'copy' { Invoke-Copy $Words }
  'doctor' { Invoke-Doctor $Words }
  'status' {
    if ($Words.Count) { Stop-Wrong 'status takes no argument.' }
    Invoke-Helper (Get-Helper) 'GET' '/v1/status' '' ''
  }
  'open' {
    $Quick = $Words.Count -eq 1 -and $Words[0] -eq '--quick'
    if ($Words.Count -and -not $Quick) { Stop-Wrong 'open takes --quick alone.' }
    $Body = '{"quick":' + $Quick.ToString().ToLower() + '}'
    [void] (Invoke-Helper (Get-Helper) 'POST' '/v1/open' '' $Body)
  }
  '--version' { "hubkey $Version" }
  { @('--help', '-h', 'help') -ccontains $_ } { $Usage }
  default { Stop-Wrong "There is no command $Command." }
}
exit 0
