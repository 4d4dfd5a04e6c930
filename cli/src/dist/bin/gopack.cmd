@echo off
rem Starts gopack. Needs Java 17 or newer: JAVA_HOME, or java on PATH. GOPACK_JAVA_OPTS are options for Java.
setlocal
set "GOPACK_JAVA=java"
if defined JAVA_HOME set "GOPACK_JAVA=%JAVA_HOME%\bin\java"
"%GOPACK_JAVA%" -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:-UsePerfData %GOPACK_JAVA_OPTS% -jar "%~dp0..\lib\gopack.jar" %*
exit /b %ERRORLEVEL%
