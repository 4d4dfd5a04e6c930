@echo off
rem Starts gopack. Needs Java 17 or newer: JAVA_HOME, or java on PATH. GOPACK_JAVA_OPTS are options for Java.
setlocal
set "GOPACK_JAVA=java"
if defined JAVA_HOME set "GOPACK_JAVA=%JAVA_HOME%\bin\java"
set "GOPACK_HEAP=-Xms64m"
if defined GOPACK_JAVA_OPTS set "GOPACK_HEAP="
"%GOPACK_JAVA%" -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC %GOPACK_HEAP% -Xmn8m -XX:-UsePerfData -XX:CompileThresholdScaling=2 -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000 -XX:CompileCommand=quiet "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::implCompress*,0.02" %GOPACK_JAVA_OPTS% -jar "%~dp0..\lib\gopack.jar" %*
exit /b %ERRORLEVEL%
