// Runs mocha tests written in TypeScript in plain Node, through Vite's own transform.
// Usage: node scripts/test-node.mjs FOLDER [--jobs N] [part of a file's path …]
// --jobs N: N processes side by side, each of which takes the next file when it is done with one; default 1. Started
// with an IPC channel, a message {jobs: N} raises that number.
import { findTests, reportTotal, runFiles } from './run-test-files.mjs';

const [folder, ...rest] = process.argv.slice(2);
const jobsAt = rest.indexOf('--jobs');
const jobs = jobsAt < 0 ? 1 : Number(rest.splice(jobsAt, 2)[1]);
const suite = folder.split('/').pop();
// In order by itself; the longest first where others share the work.
const shared = jobs > 1 || process.send !== undefined;
const raised = (raise) => process.on('message', (message) => raise(message.jobs));
reportTotal(suite, await runFiles({ files: findTests(folder, rest), suite, jobs, shared, raised }));
