import { describe, expect, it } from "vitest";
import { FaultControls } from "../../../../../src/devchain/node/faults/fault-controls.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

describe("faults by JSON-RPC", () => {
	it("are injected by name, listed, and ended by number", () => {
		const { faults, ask, get } = fakeServer();
		const controls = new FaultControls(faults);
		const id = controls.inject("limitRate", { seed: 4, methods: "system_chain" });
		expect(ask("system_chain").error?.code).toBe(-32005);
		expect(controls.list()).toEqual({
			active: [{ id, name: "limitRate", seed: 4, hits: 1 }],
			hits: [{ fault: "limitRate", seed: 4, method: "system_chain", index: 1 }],
		});
		expect([controls.end(id), controls.end(id)]).toEqual([true, false]);
		expect(get("system_chain")).toBe("Fake");
		expect(controls.list().active).toEqual([]);
	});

	it("are ended together", () => {
		const { faults, get } = fakeServer();
		const controls = new FaultControls(faults);
		controls.inject("dropMessages");
		controls.inject("chaos", { seed: 1, rate: 1 });
		expect(controls.clear()).toBe(true);
		expect([get("system_chain"), controls.list().active]).toEqual(["Fake", []]);
	});

	it.each(["clear", "hits", "constructor", 1, undefined])("reject a name that is no fault: %s", (name) => {
		expect(() => new FaultControls(fakeServer().faults).inject(name)).toThrow(/Invalid fault.*dropMessages/);
	});
});
