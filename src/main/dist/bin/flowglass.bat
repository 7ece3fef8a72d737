@echo off
rem Starts Flowglass on its own runtime where it has one, else on a JDK of version @jdk@ or later, which it looks
rem for where JDKs usually are.
rem FLOWGLASS_OPTS: more flags for the Java virtual machine.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0.."
for %%h in ("%home%") do set "home=%%~fh"
set "lib=%home%\lib"
set "jdk="
set "runtime="

call :suits "%home%\runtime"
if not defined jdk if defined JAVA_HOME call :suits "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%j in ('where java 2^>nul') do if not defined jdk for %%d in ("%%~dpj..") do call :suits "%%~fd"
if not defined jdk for /f "tokens=1,* delims==" %%a in ('set JAVA 2^>nul') do if not defined jdk call :suits "%%~b"
if not defined jdk for /f "tokens=1,* delims==" %%a in ('set JDK 2^>nul') do if not defined jdk call :suits "%%~b"
if not defined jdk for %%p in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.m2\jdks" "%USERPROFILE%\scoop\apps") do if not defined jdk for /d %%d in ("%%~p\*") do if not defined jdk call :suits "%%~fd"
if not defined jdk (
    echo Flowglass needs JDK @jdk@ or later, and none was found: install one ^(for example Eclipse Temurin @jdk@ from adoptium.net^) or set JAVA_HOME to its folder. 1>&2
    exit /b 3
)

set "classpath=@classpath.windows@"
set "trained="
if exist "%lib%\aot.jdk" set /p trained=<"%lib%\aot.jdk"
set "usable="
if defined trained if "%trained:"=%"=="%runtime%" set "usable=yes"

for %%c in (check run report list start stop history test help --help -h --version -V) do if "%~1"=="%%c" goto :command
if "%~1"=="serve" goto :serve

set "cache=-Xshare:auto"
if defined usable if exist "%lib%\window.aot" set "cache=-XX:AOTCache=%lib%\window.aot"
"%jdk%\bin\java" "%cache%" -Xlog:aot=off @window.flags@ %FLOWGLASS_OPTS% "-Dflowglass.home=%home%" --module-path "%home%\javafx" --add-modules javafx.controls -classpath "%classpath%" @main@ %*
exit /b %ERRORLEVEL%

:command
set "cache=-Xshare:auto"
if defined usable if exist "%lib%\command.aot" set "cache=-XX:AOTCache=%lib%\command.aot"
"%jdk%\bin\java" "%cache%" -Xlog:aot=off @command.flags@ %FLOWGLASS_OPTS% "-Dflowglass.home=%home%" -classpath "%classpath%" @main@ %*
exit /b %ERRORLEVEL%

:serve
"%jdk%\bin\java" @serve.flags@ %FLOWGLASS_OPTS% "-Dflowglass.home=%home%" -classpath "%classpath%" @main@ %*
exit /b %ERRORLEVEL%

:suits
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "version="
set "found="
for /f "usebackq tokens=1,* delims==" %%a in ("%~1\release") do (
    if "%%a"=="JAVA_VERSION" for /f "delims=.-+" %%v in ("%%~b") do set "version=%%v"
    if "%%a"=="JAVA_RUNTIME_VERSION" set "found=%%a=%%~b"
)
if not defined version exit /b 1
if %version% LSS @jdk@ exit /b 1
set "jdk=%~1"
set "runtime=%found%"
exit /b 0
