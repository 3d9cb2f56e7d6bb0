<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>InspectorWindow</name>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Copied %n row.</numerusform>
            <numerusform>Copied %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1: was in %2 for %3, %n second ago</numerusform>
            <numerusform>%1: was in %2 for %3, %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>Healthy: %n loop answering, longest turn of the last minute %1</numerusform>
            <numerusform>Healthy: %n loops answering, longest turn of the last minute %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>%n program can be looked at</numerusform>
            <numerusform>%n programs can be looked at</numerusform>
        </translation>
    </message>
</context>
</TS>
