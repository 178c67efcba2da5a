// Countdown by the chain's clock
// Everybody
// Counts down to the time at which the workers of a pool may be stopped, second by second, until it is over.
import { map, switchMap, takeWhile, timer } from "rxjs";
import { phala } from "./client.js";

/** `3 d 04:05:06` */
function formatSpan(seconds: number): string {
	const [hours, minutes, rest] = [
		Math.floor(seconds / 3600) % 24,
		Math.floor(seconds / 60) % 60,
		Math.floor(seconds) % 60,
	];
	return `${Math.floor(seconds / 86_400)} d ${[hours, minutes, rest].map((part) => String(part).padStart(2, "0")).join(":")}`;
}

const pools = await phala.stakePools.list({ fields: ["withdrawQueue"] });
const requests = pools.flatMap(({ pid, block, withdrawQueue }) =>
	withdrawQueue.flatMap((request) => (request.expiresAt > block.timestampMs / 1000 ? { pid, ...request } : [])),
);
const [first] = requests.sort((a, b) => a.expiresAt - b.expiresAt);
if (first) {
	console.log(`Pool ${first.pid}: the request of ${first.delegator}`);
	// Every block sets the clock; between blocks, it goes on by the seconds of this machine. Its own time is never used.
	const clock$ = phala.head$.pipe(
		switchMap(({ timestampMs }) => timer(0, 1000).pipe(map((seconds) => timestampMs / 1000 + seconds))),
	);
	const left$ = clock$.pipe(map((now) => first.expiresAt - now));
	const running$ = left$.pipe(takeWhile((left) => left > 0));
	await running$.forEach((left) => {
		console.log(`${formatSpan(left)} left`);
	});
	console.log("Overdue");
}
await phala.close();
