/** What the page asks the worker for. */
export type Request =
	| { readonly type: "start"; readonly generation: 1 | 2; readonly client: string }
	| { readonly type: "run"; readonly code: string }
	| { readonly type: "stop" }
	| { readonly type: "advance"; readonly by: { readonly blocks: number } | { readonly seconds: number } };

/** What the worker reports. */
export type Report =
	| { readonly type: "started"; readonly generation: 1 | 2 }
	| { readonly type: "block"; readonly number: number; readonly timestampMs: number }
	| { readonly type: "line"; readonly level: "log" | "error"; readonly text: string; readonly code?: string }
	/** The program has ended. `following`: its client is open, e.g. for a subscription. */
	| { readonly type: "ended"; readonly following: boolean }
	| { readonly type: "stopped" };
