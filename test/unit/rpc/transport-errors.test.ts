import { describe, expect, it } from "vitest";
import { disconnected } from "../../../src/rpc/transport-errors.ts";

describe("a lost connection", () => {
	it("names each endpoint with the reason, and what the platform reported", () => {
		const error = disconnected("wss://a.example", undefined, [
			{ endpoint: "wss://a.example", reason: "refused", message: "connect ECONNREFUSED" },
			{ endpoint: "wss://b.example", reason: "silent", message: "no response" },
		]);
		expect(error.message).toBe(
			"Not connected: wss://a.example: refused (connect ECONNREFUSED); wss://b.example: silent (no response). Check the URLs, or retry.",
		);
	});

	it("has no empty parentheses where the platform reports nothing, as browsers do", () => {
		const error = disconnected("ws://127.0.0.1:9", undefined, [
			{ endpoint: "ws://127.0.0.1:9", reason: "failed", message: "" },
		]);
		expect(error.message).toBe("Not connected: ws://127.0.0.1:9: failed. Check the URLs, or retry.");
	});
});
