-- Which actions and conditions are open and have a day, the earliest first; those before today are overdue.
SELECT t.due, a.council, a.service, t.kind, t.called, t.owner, t.text
FROM actions t
JOIN assessments a ON a.id = t.assessment_id
WHERE t.is_open = 1 AND a.counts = 1 AND t.due IS NOT NULL
ORDER BY t.due, a.council, a.service, t.kind, t.called, t.owner, t.text
