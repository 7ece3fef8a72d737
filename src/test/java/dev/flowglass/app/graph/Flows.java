package dev.flowglass.app.graph;

/// The steps of flows that the pictures show.
final class Flows {
    private Flows() {}

    static final String CALLBACK = """
        - type: task
          name: mytask
          resourceArn: acs:fc:::services/fnf-demo/functions/echo
          pattern: waitForCallback
          inputMappings: [{target: taskToken, source: $context.task.token}]
          outputMappings: [{target: s, source: $local.status}]
        """;

    static final String APPROVAL = """
        - type: pass
          name: prepare
        - type: task
          name: approve
          resourceArn: acs:fc:::services/office/functions/sendMail
          pattern: waitForCallback
          timeoutSeconds: 86400
          retry: [{errors: [FC.ResourceThrottled], intervalSeconds: 3, maxAttempts: 3}]
          catch:
            - {errors: [Rejected], goto: reject}
            - {errors: [FnF.TaskTimeout], goto: remind}
        - type: task
          name: book
          resourceArn: acs:fc:::services/office/functions/book
          catch: [{errors: [FnF.ALL], goto: reject}]
          end: true
        - type: wait
          name: remind
          duration: 3600
        - type: choice
          name: askAgain
          choices:
            - {condition: $.rounds < 3, goto: approve}
          default: {goto: reject}
        - type: fail
          name: reject
          error: NotApproved
          cause: the request was turned down
        """;

    static final String NESTED = """
        - type: task
          name: listOrders
          resourceArn: acs:fc:::services/shop/functions/list
        - type: foreach
          name: eachOrder
          iterationMapping: {collection: $.orders, item: order, index: i}
          steps:
            - type: choice
              name: kind
              choices:
                - condition: $.order.kind == "express"
                  steps:
                    - type: parallel
                      name: express
                      branches:
                        - steps:
                            - {type: task, name: pack, resourceArn: 'acs:fc:::services/shop/functions/pack'}
                            - {type: task, name: label, resourceArn: 'acs:fc:::services/shop/functions/label'}
                        - steps:
                            - {type: task, name: callCarrier, resourceArn: 'acs:fc:::services/shop/functions/carrier', pattern: waitForCallback}
                - condition: $.order.total > 100 && $.order.country != "CN"
                  steps:
                    - {type: task, name: customs, resourceArn: 'acs:fc:::services/shop/functions/customs'}
              default:
                steps:
                  - {type: pass, name: standard}
            - {type: task, name: ship, resourceArn: 'acs:fc:::services/shop/functions/ship'}
        - type: parallel
          name: report
          branches:
            - steps:
                - {type: task, name: mail, resourceArn: 'acs:fc:::services/shop/functions/mail'}
            - steps:
                - {type: wait, name: pause, duration: 60}
                - {type: task, name: archive, resourceArn: 'acs:fnf:::flow/archive', pattern: sync}
        - type: succeed
          name: done
        """;

    static final String POLLING = """
        - type: task
          name: submitJob
          resourceArn: acs:fc:::services/ml/functions/submit
        - type: wait
          name: waitForJob
          duration: 30
        - type: task
          name: jobStatus
          resourceArn: acs:fc:::services/ml/functions/status
          retry: [{errors: [FC.ResourceThrottled, FC.InternalServerError], intervalSeconds: 1, maxAttempts: 3, multiplier: 2}]
        - type: choice
          name: checkStatus
          choices:
            - {condition: $.status == "success", goto: finish}
            - {condition: $.status == "failed", goto: giveUp}
          default: {goto: waitForJob}
        - type: pass
          name: finish
          end: true
        - type: fail
          name: giveUp
          error: JobFailed
        """;

    static String wide() {
        var yaml = new StringBuilder("""
            - type: choice
              name: route
              choices:
            """);
        for (var region : new String[] {"cn-hangzhou", "cn-shanghai", "cn-beijing", "eu-central-1", "us-west-1"}) {
            yaml.append("""
                    - condition: $.region == "%s"
                      steps:
                        - {type: task, name: deploy-%s, resourceArn: 'acs:fc:::services/ops/functions/deploy'}
                        - {type: task, name: verify, resourceArn: 'acs:fc:::services/ops/functions/verify'}
                """.formatted(region, region));
        }
        yaml.append("""
              default: {goto: unknownRegion}
            - type: parallel
              name: notify
              branches:
            """);
        for (int i = 1; i <= 6; i++) {
            yaml.append("""
                    - steps:
                        - {type: task, name: channel%d, resourceArn: 'acs:mns:::/topics/channel%d/messages'}
                """.formatted(i, i));
        }
        yaml.append("""
            - {type: succeed, name: notified}
            - {type: fail, name: unknownRegion, error: UnknownRegion}
            """);
        return yaml.toString();
    }

    /// Forty steps as people write them: a long list with handlers at its end.
    static String forty() {
        var yaml = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            yaml.append("""
                - type: task
                  name: load%1$d
                  resourceArn: acs:fc:::services/etl/functions/load
                  catch: [{errors: [FC.Unknown], goto: handleError}]
                - type: choice
                  name: check%1$d
                  choices:
                    - condition: $.rows > %1$d000
                      steps:
                        - {type: task, name: split%1$d, resourceArn: 'acs:fc:::services/etl/functions/split'}
                        - {type: task, name: merge%1$d, resourceArn: 'acs:fc:::services/etl/functions/merge'}
                    - {condition: $.rows == 0, goto: %2$s}
                - {type: pass, name: note%1$d}
                - {type: wait, name: settle%1$d, duration: 5}
                """.formatted(i, i == 6 ? "nothingToDo" : "load" + (i + 1)));
        }
        yaml.append("""
            - {type: succeed, name: loaded}
            - {type: succeed, name: nothingToDo}
            - type: task
              name: handleError
              resourceArn: acs:fc:::services/etl/functions/handle
            - {type: fail, name: giveUp, error: LoadFailed}
            """);
        return yaml.toString();
    }
}
