-- How each criterion is rated in each council, by the latest published assessment of each service.
SELECT a.council, r.standard, r.criterion, r.word, COUNT(*) AS services
FROM ratings r
JOIN assessments a ON a.id = r.assessment_id
WHERE a.counts = 1
GROUP BY a.council, r.standard, r.criterion, r.word
ORDER BY a.council, r.standard, r.criterion, r.word
