// Alerts to a webhook
// Operators
// Sends every risk to an owner's pools to a chat or a pager, once, with what prevents it. Runs until the client closes.
import { concatMap } from "rxjs";
import { owner, phala } from "./client.js";

const WEBHOOK = "http://127.0.0.1:8080/alerts";

/** Sends a text; a failed request is no reason to stop watching. */
async function post(text: string): Promise<void> {
	const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text }) };
	const outcome = await fetch(WEBHOOK, request).then(
		({ ok, status }) => (ok ? "sent" : `HTTP ${status}`),
		(error: Error) => error.message,
	);
	console.log(`${text} (${outcome})`);
}

const alerts = phala.risks$({ accounts: [owner] }).pipe(
	concatMap(async ({ added, removed }) => {
		for (const { type, pid, at, remedies } of added) {
			const when = at === null ? "now" : new Date(at * 1000).toISOString();
			await post(`Pool ${pid}: ${type}, ${when}. ${remedies.map(({ by, action }) => `${by}: ${action}`).join(", ")}`);
		}
		for (const id of removed) await post(`Over: ${id}`); // e.g. workerUnresponsive/22/0x…
	}),
);
await alerts.forEach(() => {});
