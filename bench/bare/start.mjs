// What no start can do without: Node, its modules for files, TLS, keys and commands, and the files that are to be compared.
import 'node:child_process';
import 'node:crypto';
import { readFileSync } from 'node:fs';
import 'node:tls';

for (const path of process.argv.slice(2)) readFileSync(path);
