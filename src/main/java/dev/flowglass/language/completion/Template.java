package dev.flowglass.language.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;

/// A pattern that people use again and again, as steps that can be read at once. The words about it are
/// `template.<word>` and `template.<word>.about`.
public enum Template {
    CALLBACK("notify", """
        - type: task
          name: notify
          resourceArn: acs:fc:::services/demo/functions/notify
          pattern: waitForCallback
          timeoutSeconds: 86400
          inputMappings:
            - target: token
              source: $context.task.token
          outputMappings:
            - target: status
              source: $local.status
        """),
    APPROVAL("askApproval decide approved rejected", """
        - type: task
          name: askApproval
          resourceArn: acs:fc:::services/demo/functions/askApproval
          pattern: waitForCallback
          timeoutSeconds: 86400
          inputMappings:
            - target: request
              source: $input
            - target: token
              source: $context.task.token
          outputMappings:
            - target: decision
              source: $local.decision
          catch:
            - errors: [FnF.TaskTimeout]
              goto: rejected
        - type: choice
          name: decide
          choices:
            - condition: $.decision == "approved"
              goto: approved
          default:
            goto: rejected
        - type: pass
          name: approved
          end: true
          outputMappings:
            - target: result
              source: approved
        - type: fail
          name: rejected
          error: Rejected
          cause: The request was not approved.
        """),
    POLL("startJob waitForJob getJob checkJob jobDone jobFailed", """
        - type: task
          name: startJob
          resourceArn: acs:fc:::services/demo/functions/startJob
          outputMappings:
            - target: jobId
              source: $local.jobId
        - type: wait
          name: waitForJob
          duration: 10
        - type: task
          name: getJob
          resourceArn: acs:fc:::services/demo/functions/getJob
          inputMappings:
            - target: jobId
              source: $local.jobId
          outputMappings:
            - target: status
              source: $local.status
        - type: choice
          name: checkJob
          choices:
            - condition: $.status == "succeeded"
              goto: jobDone
            - condition: $.status == "failed"
              goto: jobFailed
          default:
            goto: waitForJob
        - type: succeed
          name: jobDone
        - type: fail
          name: jobFailed
          error: JobFailed
          cause: The job did not succeed.
        """),
    SAGA("reserve charge ship booked refund release notBooked", """
        - type: task
          name: reserve
          resourceArn: acs:fc:::services/demo/functions/reserve
          catch:
            - errors: [FnF.ALL]
              goto: notBooked
        - type: task
          name: charge
          resourceArn: acs:fc:::services/demo/functions/charge
          catch:
            - errors: [FnF.ALL]
              goto: release
        - type: task
          name: ship
          resourceArn: acs:fc:::services/demo/functions/ship
          catch:
            - errors: [FnF.ALL]
              goto: refund
        - type: succeed
          name: booked
        - type: task
          name: refund
          resourceArn: acs:fc:::services/demo/functions/refund
        - type: task
          name: release
          resourceArn: acs:fc:::services/demo/functions/release
        - type: fail
          name: notBooked
          error: NotBooked
          cause: What had been done was taken back.
        """),
    FAN_OUT("eachItem handleItem", """
        - type: foreach
          name: eachItem
          iterationMapping:
            collection: $.items
            item: item
            index: index
          steps:
            - type: task
              name: handleItem
              resourceArn: acs:fc:::services/demo/functions/handleItem
              retry:
                - errors: [FC.ResourceThrottled, FC.ResourceExhausted, FC.InternalServerError, FC.Unknown]
                  intervalSeconds: 1
                  maxAttempts: 3
                  multiplier: 2
              outputMappings:
                - target: result
                  source: $local
          outputMappings:
            - target: results
              source: $local[*].result
        """),
    WAIT_ANY("waitForAny firstDone nobodyAnswered", """
        - type: task
          name: waitForAny
          resourceArn: acs:fc:::services/demo/functions/startBoth
          pattern: waitForCallback
          timeoutSeconds: 3600
          inputMappings:
            - target: request
              source: $input
            - target: token
              source: $context.task.token
          outputMappings:
            - target: first
              source: $local
          catch:
            - errors: [FnF.TaskTimeout]
              goto: nobodyAnswered
        - type: succeed
          name: firstDone
        - type: fail
          name: nobodyAnswered
          error: NobodyAnswered
          cause: Nobody reported in time.
        """);

    /// Names of its steps, with blanks between them.
    private final String names;
    private final String steps;

    Template(String names, String steps) {
        this.names = names;
        this.steps = steps;
    }

    /// As it is typed: `fan-out`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return "template." + word();
    }

    public String documentation() {
        return title() + ".about";
    }

    /// A whole flow.
    public String flow() {
        return "version: v1\ntype: flow\nsteps:\n" + steps.indent(2);
    }

    /// The steps, each with a dash and a line of its own, for a list whose dashes stand in the first column.
    ///
    /// @param taken names that other steps have
    public String steps(Collection<String> taken) {
        var given = new ArrayList<>(taken);
        var renamed = steps;
        for (var name : names.split(" ")) {
            int number = 2;
            var free = name;
            while (given.contains(free)) {
                free = name + number++;
            }
            given.add(free);
            renamed = renamed.replaceAll("(name|goto): " + name + "\\b", "$1: " + free);
        }
        return renamed;
    }
}
